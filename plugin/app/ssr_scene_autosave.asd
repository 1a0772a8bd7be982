<?xml version="1.0"?>
<asdf>
  <scene_setup>
    <volume>0</volume>
    <reference>
      <position x="0" y="0"/>
      <orientation azimuth="90"/>
    </reference>
    <source name="one" model="point" mute="true" volume="0">
      <port>1</port>
      <position x="-1.989" y="-0.209"/>
      <orientation azimuth="5.9985"/>
    </source>
  </scene_setup>
</asdf>
