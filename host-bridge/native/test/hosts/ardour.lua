-- Puts the plug-in on a stereo track of a new Ardour session, listens to the track's input and prints the outputs ten
-- times a second: "TIME azimuth AZIMUTH present PRESENT status STATUS". What to do comes from the environment:
--   WORK     folder for the session
--   PLUGIN   URI or name, TYPE LV2 or VST3
--   LISTEN_S how long, s
--   SESSION  set: go on with the session that is there
--   ARM      set: the track records what it hears while the transport rolls
--   EXPORT   the name of a file: nothing is heard, the first 12 s of the session are exported to WORK/export
--   FOLLOW   set: the outputs follow the recorded azimuth, from the start of the timeline
--   RECORD   Write or Touch: the transport rolls and the plug-in's own azimuth and elevation are in that state
-- The files WORK/ready and WORK/done tell the script around it where this stands.
local work = os.getenv("WORK")
local seconds = tonumber(os.getenv("LISTEN_S"))
local record = os.getenv("RECORD")

local function touch(name)
  local f = io.open(work .. "/" .. name, "w")
  f:write(os.time() .. "\n")
  f:close()
end

-- An export on JACK's clock leaves the server hanging when Ardour crashes in it.
if os.getenv("EXPORT") then
  AudioEngine:set_backend("None (Dummy)", "", "")
else
  AudioEngine:set_backend("JACK", "ardour", "")
end
assert(AudioEngine:start() == 0, "Ardour cannot start its audio engine")
local session
if os.getenv("SESSION") then
  session = load_session(work .. "/session", "bearing")
else
  session = create_session(work .. "/session", "bearing", 48000)
end
assert(session, "no session")

local track
if os.getenv("SESSION") then
  track = session:route_by_name("Bus"):to_track()
else
  for t in session:new_audio_track(2, 2, nil, 1, "Bus", ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true):iter() do
    track = t
  end
  local processor = ARDOUR.LuaAPI.new_plugin(session, os.getenv("PLUGIN"), ARDOUR.PluginType[os.getenv("TYPE") or "LV2"], "")
  assert(not processor:isnil(), "Ardour does not find the plug-in")
  assert(track:add_processor_by_index(processor, 0, nil, true) == 0, "Ardour does not take the plug-in")
end
track:monitoring_control():set_value(1, PBD.GroupControlDisposition.NoGroup) -- 1: the input
if not track:panner_shell():isnil() then
  track:panner_shell():set_bypassed(true)
end
local insert = track:nth_plugin(0):to_insert()
local plugin = insert:plugin(0)

-- Numbers of the control ports by their names.
local port = {}
for i = 0, plugin:parameter_count() - 1 do
  local id, ok = plugin:nth_parameter(i, false)
  local label = plugin:parameter_label(id)
  if ok and label then
    port[label] = i
  end
end
local function value(name)
  local v, ok = ARDOUR.LuaAPI.get_plugin_insert_param(insert, port[name], false)
  return ok and v or 0 / 0
end

for name, i in pairs(port) do
  print("port " .. name .. " " .. plugin:nth_parameter(i, false))
end

local function automate(name, state)
  local id = plugin:nth_parameter(port[name], false)
  local control = insert:to_automatable():automation_control(
    Evoral.Parameter(ARDOUR.AutomationType.PluginAutomation, 0, id), true)
  control:set_automation_state(state)
end

if os.getenv("EXPORT") then
  track:monitoring_control():set_value(2, PBD.GroupControlDisposition.NoGroup) -- 2: the disk
  ARDOUR.LuaAPI.set_plugin_insert_param(insert, port["Capture"], 0)
  ARDOUR.LuaAPI.usleep(2000000)
  ARDOUR.LuaAPI.set_plugin_insert_param(insert, port["Capture"], 1)
  local export = session:simple_export()
  export:set_folder(work .. "/export")
  export:set_name(os.getenv("EXPORT"))
  export:set_range(0, 12 * 48000)
  assert(export:check_outputs(), "nothing to export")
  -- Just after loading, Ardour's export may refuse to begin.
  local ran = export:run_export()
  for _ = 1, 3 do
    if not ran then
      ARDOUR.LuaAPI.usleep(2000000)
      ran = export:run_export()
    end
  end
  assert(ran, "the export failed")
  print(string.format("exported, azimuth %.3f status %d", value("Azimuth out"), value("Status")))
  touch("done")
  close_session()
  quit()
end

touch("ready")
while true do
  local go = io.open(work .. "/go")
  if go then
    go:close()
    break
  end
  ARDOUR.LuaAPI.usleep(50000)
end
-- A request only: on a busy machine the transport moves later.
local function roll()
  local from = session:transport_sample()
  session:request_roll(ARDOUR.TransportRequestSource.TRS_UI)
  for _ = 1, 1000 do
    if session:transport_sample() ~= from then
      break
    end
    ARDOUR.LuaAPI.usleep(10000)
  end
  touch("rolling")
end
if record then
  session:request_locate(0, false, ARDOUR.LocateTransportDisposition.MustStop, ARDOUR.TransportRequestSource.TRS_UI)
  ARDOUR.LuaAPI.usleep(500000)
  for _, name in ipairs({ "Azimuth", "Elevation", "Pan" }) do
    automate(name, ARDOUR.AutoState[record])
  end
  ARDOUR.LuaAPI.set_plugin_insert_param(insert, port["Capture"], 1)
  roll()
end
if os.getenv("ARM") then
  track:rec_enable_control():set_value(1, PBD.GroupControlDisposition.NoGroup)
  session:maybe_enable_record(false)
  ARDOUR.LuaAPI.usleep(500000)
  roll()
end
if os.getenv("FOLLOW") then
  ARDOUR.LuaAPI.set_plugin_insert_param(insert, port["Source"], 1)
  session:request_locate(0, false, ARDOUR.LocateTransportDisposition.MustStop, ARDOUR.TransportRequestSource.TRS_UI)
  ARDOUR.LuaAPI.usleep(500000)
  automate("Azimuth", ARDOUR.AutoState.Play)
  roll()
end
for i = 0, seconds * 10 do
  print(string.format("%.1f azimuth %.2f present %d status %d position %d", i / 10, value("Azimuth out"), value("Present"),
    value("Status"), session:transport_sample()))
  io.stdout:flush()
  ARDOUR.LuaAPI.usleep(100000)
end
if record or os.getenv("ARM") then
  session:request_stop(false, false, ARDOUR.TransportRequestSource.TRS_UI)
  ARDOUR.LuaAPI.usleep(1000000)
end
session:save_state("", false, false, false, false, false)
touch("done")
close_session()
quit()
