-- Makes an Ardour session whose track INPUTS channels wide holds LISTEN_S seconds of a constant level, runs the script SCRIPT on it and
-- saves; with EXPORT set it opens that session again, prints the automation of the plug-in's Azimuth ("azimuth SECONDS DEGREES") and
-- exports WORK/export/pan.wav. PLUGIN is the URI of a plug-in on the track, or empty. The constant level comes from Ardour's dummy
-- backend, so no JACK server is needed.
local work = os.getenv("WORK")
local seconds = tonumber(os.getenv("LISTEN_S"))
local inputs = tonumber(os.getenv("INPUTS"))

local backend = AudioEngine:set_backend("None (Dummy)", "", "")
backend:set_driver("10x Speed")
backend:set_device_name("DC -6dBFS (+.5)")
assert(AudioEngine:start() == 0, "Ardour cannot start its audio engine")

if os.getenv("EXPORT") ~= "" then
  local session = load_session(work .. "/session", "pan")
  assert(session, "no session")
  local processor = session:route_by_name("Take"):nth_plugin(0)
  if not processor:isnil() then
    local insert = processor:to_insert()
    local plugin = insert:plugin(0)
    for i = 0, plugin:parameter_count() - 1 do
      local id = plugin:nth_parameter(i, false)
      if plugin:parameter_label(id) == "Azimuth" then
        local control = insert:to_automatable():automation_control(
          Evoral.Parameter(ARDOUR.AutomationType.PluginAutomation, 0, id), true)
        for second = 1, seconds - 1 do
          print(string.format("azimuth %d %.2f", second, control:alist():eval(Temporal.timepos_t(second * 48000))))
        end
      end
    end
  end
  local export = session:simple_export()
  export:set_folder(work .. "/export")
  export:set_name("pan")
  export:set_range(0, seconds * 48000)
  -- Just after loading, Ardour's export may refuse to begin.
  local ran = export:run_export()
  for _ = 1, 3 do
    if not ran then
      ARDOUR.LuaAPI.usleep(2000000)
      ran = export:run_export()
    end
  end
  assert(ran, "the export failed")
  io.open(work .. "/exported", "w"):close()
  close_session()
  quit()
  do return end
end

local session = create_session(work .. "/session", "pan", 48000)
assert(session, "no session")
local track
for t in session:new_audio_track(inputs, 2, nil, 1, "Take", ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true):iter() do
  track = t
end
if os.getenv("PLUGIN") ~= "" then
  local processor = ARDOUR.LuaAPI.new_plugin(session, os.getenv("PLUGIN"), ARDOUR.PluginType.LV2, "")
  assert(not processor:isnil(), "Ardour does not find the plug-in")
  assert(track:add_processor_by_index(processor, 0, nil, true) == 0, "Ardour does not take the plug-in")
end
track:rec_enable_control():set_value(1, PBD.GroupControlDisposition.NoGroup)
session:maybe_enable_record(false)
ARDOUR.LuaAPI.usleep(500000)
session:request_roll(ARDOUR.TransportRequestSource.TRS_UI)
for _ = 1, 2000 do
  if session:transport_sample() > (seconds + 1) * 48000 then
    break
  end
  ARDOUR.LuaAPI.usleep(10000)
end
session:request_stop(false, false, ARDOUR.TransportRequestSource.TRS_UI)
ARDOUR.LuaAPI.usleep(1000000)
track:rec_enable_control():set_value(0, PBD.GroupControlDisposition.NoGroup)
session:maybe_enable_record(false)
ARDOUR.LuaAPI.usleep(500000)

-- As the editor runs an action: the script announces itself and hands over a function.
Session = session
function ardour(about)
  assert(about["type"] == "EditorAction" and about.name ~= "", "the script does not say what it is")
end
dofile(os.getenv("SCRIPT"))
factory()()
session:save_state("", false, false, false, false, false)
io.open(work .. "/saved", "w"):close()
close_session()
quit()
