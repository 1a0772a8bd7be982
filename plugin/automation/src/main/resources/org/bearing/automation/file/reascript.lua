-- Directions that Bearing found, as automation. In REAPER: Actions > Show action list > New action > Load ReaScript.
--
-- The pan envelope of the selected track (else of the first track with the effect "Bearing") gets the pans; if the track
-- has the effect, the envelope of its parameter "Azimuth" gets the degrees. Older points in between are replaced. One undo
-- takes everything back.

local lane = 1 -- which of the sources side by side: 1 to #lanes
local offset = 0 -- where the recording starts in the project, s

-- Each line: seconds, value, shape (0 = straight line to the next point, 1 = held until then).
-- pan: +1 = full left. azimuth: degrees, + = left.
local lanes = {
--@LANES@
}

local function rows(text)
  local out = {}
  for seconds, value, shape in text:gmatch("(%S+) (%S+) (%S+)\n") do
    out[#out + 1] = { tonumber(seconds) + offset, tonumber(value), shape == "1" and 1 or 0 }
  end
  return out
end

-- The number of the effect and of its parameter, which hosts show behind the format's name, as in "CLAP: Bearing".
local function azimuth_parameter(track)
  for fx = 0, reaper.TrackFX_GetCount(track) - 1 do
    local _, name = reaper.TrackFX_GetFXName(track, fx, "")
    if name:find("Bearing", 1, true) then
      for parameter = 0, reaper.TrackFX_GetNumParams(track, fx) - 1 do
        local _, label = reaper.TrackFX_GetParamName(track, fx, parameter, "")
        if label == "Azimuth" then
          return fx, parameter
        end
      end
    end
  end
end

local function find_track()
  local selected = reaper.GetSelectedTrack(0, 0)
  if selected then
    return selected
  end
  for i = 0, reaper.CountTracks(0) - 1 do
    local track = reaper.GetTrack(0, i)
    if azimuth_parameter(track) then
      return track
    end
  end
end

local function pan_envelope(track)
  local envelope = reaper.GetTrackEnvelopeByChunkName(track, "<PANENV2")
  if not envelope then
    reaper.SetOnlyTrackSelected(track)
    reaper.Main_OnCommand(40407, 0) -- Track: Toggle track pan envelope visible
    envelope = reaper.GetTrackEnvelopeByChunkName(track, "<PANENV2")
  end
  return envelope
end

local function fill(envelope, points, scaled)
  if not envelope or #points == 0 then
    return
  end
  reaper.DeleteEnvelopePointRange(envelope, points[1][1] - 1e-4, points[#points][1] + 1e-4)
  for _, point in ipairs(points) do
    reaper.InsertEnvelopePoint(envelope, point[1], scaled(point[2]), point[3], 0, false, true)
  end
  reaper.Envelope_SortPoints(envelope)
end

local function run()
  local found = lanes[lane]
  if not found then
    reaper.ShowMessageBox("There are " .. #lanes .. " lanes of sources; lane is " .. lane .. ".", "Bearing", 0)
    return
  end
  local track = find_track()
  if not track then
    reaper.ShowMessageBox("Select a track, or insert the effect Bearing on one.", "Bearing", 0)
    return
  end
  reaper.Undo_BeginBlock()
  reaper.PreventUIRefresh(1)
  fill(pan_envelope(track), rows(found.pan), function(pan) return pan end)
  local fx, parameter = azimuth_parameter(track)
  if fx then
    local _, low, high = reaper.TrackFX_GetParam(track, fx, parameter)
    fill(reaper.GetFXEnvelope(track, fx, parameter, true), rows(found.azimuth), function(degrees)
      return low + (degrees + 180) / 360 * (high - low)
    end)
  end
  reaper.PreventUIRefresh(-1)
  reaper.TrackList_AdjustWindows(false)
  reaper.UpdateArrange()
  reaper.Undo_EndBlock("Bearing: directions as automation", -1)
end

run()
