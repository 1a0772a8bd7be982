-- Stands in for REAPER: 'lua5.4 reaper_stub.lua SCRIPT'. A project of two tracks, the second with the effect "CLAP: Bearing"; nothing
-- is selected and no envelope exists. Records what the script does, refuses what REAPER would not take, and prints the envelopes
-- at the end: "NAME SECONDS VALUE SHAPE", and how often it was sorted and undone.
local tracks = { { effects = {} }, { effects = { "VST: ReaEQ (Cockos)", "CLAP: Bearing" } } }
local parameters = { "Bypass", "Azimuth out", "Azimuth" }
local undo, undone, refresh = 0, 0, 0

local function envelope(name)
  return { name = name, points = {}, sorts = 0, dirty = false }
end

local function changing(env)
  assert(undo == 1, "a change outside of an undo block")
  assert(env and env.points, "no envelope")
end

reaper = {
  GetSelectedTrack = function(project, i) return nil end,
  CountTracks = function(project) return #tracks end,
  GetTrack = function(project, i) return tracks[i + 1] end,
  TrackFX_GetCount = function(track) return #track.effects end,
  TrackFX_GetFXName = function(track, fx, buffer) return true, track.effects[fx + 1] end,
  TrackFX_GetNumParams = function(track, fx) return fx == 1 and #parameters or 0 end,
  TrackFX_GetParamName = function(track, fx, parameter, buffer) return true, parameters[parameter + 1] end,
  TrackFX_GetParam = function(track, fx, parameter) return 0, -180, 180 end,
  SetOnlyTrackSelected = function(track) tracks.selected = track end,
  Main_OnCommand = function(command, flag)
    assert(command == 40407, "another action than the pan envelope's")
    tracks.selected.pan = envelope("pan")
  end,
  GetTrackEnvelopeByChunkName = function(track, name)
    assert(name == "<PANENV2", name)
    return track.pan
  end,
  GetFXEnvelope = function(track, fx, parameter, create)
    assert(create and fx == 1 and parameters[parameter + 1] == "Azimuth", "the wrong parameter")
    track.azimuth = track.azimuth or envelope("azimuth")
    return track.azimuth
  end,
  DeleteEnvelopePointRange = function(env, from, to)
    changing(env)
    assert(from < to, "an empty range")
  end,
  InsertEnvelopePoint = function(env, time, value, shape, tension, selected, no_sort)
    changing(env)
    assert(no_sort == true, "sorted with every point")
    assert(math.type(shape) == "integer" and shape >= 0 and shape <= 5, "no such shape")
    env.points[#env.points + 1] = { time, value, shape }
    env.dirty = true
    return true
  end,
  Envelope_SortPoints = function(env)
    changing(env)
    env.sorts = env.sorts + 1
    env.dirty = false
    table.sort(env.points, function(a, b) return a[1] < b[1] end)
  end,
  Undo_BeginBlock = function() undo = undo + 1 end,
  Undo_EndBlock = function(text, flags)
    undo = undo - 1
    undone = undone + 1
    assert(text ~= "" and flags == -1)
  end,
  PreventUIRefresh = function(by) refresh = refresh + by end,
  TrackList_AdjustWindows = function(minor) end,
  UpdateArrange = function() end,
  ShowMessageBox = function(text, title, kind) print("message " .. text) end,
}

dofile(arg[1])

assert(undo == 0 and refresh == 0, "left open")
for _, track in ipairs(tracks) do
  for _, env in ipairs({ track.pan or envelope("none"), track.azimuth or envelope("none") }) do
    assert(not env.dirty, "not sorted")
    for _, point in ipairs(env.points) do
      print(string.format("%s %.6f %.6f %d", env.name, point[1], point[2], point[3]))
    end
    if env.name ~= "none" then
      print(env.name .. " sorted " .. env.sorts)
    end
  end
end
print("undo blocks " .. undone)
