ardour {
  ["type"] = "EditorAction",
  name = "Bearing: directions as automation",
  license = "Apache 2.0",
  author = "Bearing",
  description = [[Directions that Bearing found in a recording become the pan automation of the selected track (else of the first
track with the plug-in Bearing, else of the first track). If the track has the plug-in, its Azimuth gets them in degrees. Older
automation of both is replaced. One undo takes everything back.]]
}

function factory () return function ()
  local lane = 1 -- which of the sources side by side: 1 to #lanes
  local offset = 0 -- where the recording starts on the timeline, s

  -- Each line: seconds, value; straight lines in between.
  -- pan: 0 = left, 1 = right. azimuth: degrees, + = left.
  local lanes = {
--@LANES@
  }

  local function azimuth_control (route)
    local i = 0
    while true do
      local processor = route:nth_plugin (i)
      if processor:isnil () then return nil end
      local insert = processor:to_insert ()
      local plugin = insert:plugin (0)
      if plugin:name ():find ("Bearing", 1, true) then
        for j = 0, plugin:parameter_count () - 1 do
          local id, known = plugin:nth_parameter (j, false)
          if known and plugin:parameter_label (id) == "Azimuth" then
            local parameter = Evoral.Parameter (ARDOUR.AutomationType.PluginAutomation, 0, id)
            return insert:to_automatable ():automation_control (parameter, true)
          end
        end
      end
      i = i + 1
    end
  end

  local function find_track ()
    if Editor then
      for route in Editor:get_selection ().tracks:routelist ():iter () do
        return route
      end
    end
    local first
    for track in Session:get_tracks ():iter () do
      if azimuth_control (track) then return track end
      first = first or track
    end
    return first
  end

  local function fill (control, text)
    local list = control:alist ()
    local before = list:get_state ()
    list:clear_list ()
    for seconds, value in text:gmatch ("(%S+) (%S+)\n") do
      local sample = math.floor ((tonumber (seconds) + offset) * Session:nominal_sample_rate () + 0.5)
      list:add (Temporal.timepos_t (sample), tonumber (value), false, false)
    end
    Session:add_command (list:memento_command (before, list:get_state ()))
    control:set_automation_state (ARDOUR.AutoState.Play)
  end

  local found = lanes[lane]
  assert (found, "there are " .. #lanes .. " lanes of sources; lane is " .. lane)
  local track = find_track ()
  assert (track, "there is no track")
  Session:begin_reversible_command ("Bearing: directions as automation")
  local pan = track:pan_azimuth_control ()
  if not pan:isnil () then
    fill (pan, found.pan)
    local width = track:pan_width_control ()
    if not width:isnil () then
      -- A stereo panner of full width has no room to turn.
      width:set_value (0, PBD.GroupControlDisposition.NoGroup)
    end
  end
  local azimuth = azimuth_control (track)
  if azimuth then
    fill (azimuth, found.azimuth)
  end
  Session:commit_reversible_command (nil)
end end
