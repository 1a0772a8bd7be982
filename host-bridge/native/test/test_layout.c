/* Every offset of the table in ring.h, as numbers; the compiler does the test. */
#include <stddef.h>

#include "check.h"

#define AT(type, field, offset) _Static_assert(offsetof(struct type, field) == (offset), #type "." #field)

AT(bearing_ring, magic, 0);
AT(bearing_ring, version, 8);
AT(bearing_ring, header_bytes, 12);
AT(bearing_ring, frames, 16);
AT(bearing_ring, sample_rate_hz, 20);
AT(bearing_ring, max_block, 24);
AT(bearing_ring, host_pid, 28);
AT(bearing_ring, instance, 32);
AT(bearing_ring, format, 40);
AT(bearing_ring, write_position, 64);
AT(bearing_ring, timeline, 72);
AT(bearing_ring, epoch, 80);
AT(bearing_ring, state, 84);
AT(bearing_ring, steered_azimuth_rad, 88);
AT(bearing_ring, steered_elevation_rad, 92);
AT(bearing_ring, read_position, 128);
AT(bearing_ring, heartbeat_ns, 136);
AT(bearing_ring, lost, 144);
AT(bearing_ring, generation, 152);
AT(bearing_ring, status, 156);
AT(bearing_ring, done_position, 160);
AT(bearing_ring, result_sequence, 192);
AT(bearing_ring, result, 256);
AT(bearing_ring, result[1], 512);
AT(bearing_ring, settings_sequence, 768);
AT(bearing_ring, smoothing, 772);
AT(bearing_ring, capture, 776);
AT(bearing_ring, send, 780);
AT(bearing_ring, target, 784);
AT(bearing_ring, object, 788);
AT(bearing_ring, preset, 832);
AT(bearing_ring, method, 960);
AT(bearing_ring, track_name, 1024);
AT(bearing_ring, samples, 4096);
AT(bearing_ring_result, position, 0);
AT(bearing_ring_result, timeline, 8);
AT(bearing_ring_result, due, 16);
AT(bearing_ring_result, count, 24);
AT(bearing_ring_result, level_dbfs, 28);
AT(bearing_ring_result, direction, 32);
AT(bearing_ring_result, direction[1], 56);
AT(bearing_ring_direction, azimuth_rad, 0);
AT(bearing_ring_direction, elevation_rad, 4);
AT(bearing_ring_direction, spread_rad, 8);
AT(bearing_ring_direction, confidence, 12);
AT(bearing_ring_direction, track, 16);
AT(bearing_ring_direction, bits, 20);
AT(bearing_control, magic, 0);
AT(bearing_control, version, 8);
AT(bearing_control, engine_pid, 12);
AT(bearing_control, heartbeat_ns, 16);
AT(bearing_control, instances, 24);
AT(bearing_control, engine_version, 64);
AT(bearing_control, complaint, 128);
_Static_assert(sizeof(struct bearing_ring_direction) == 24, "direction");
_Static_assert(sizeof(struct bearing_ring_result) == 256, "result");
_Static_assert(sizeof(struct bearing_ring) == 4096, "header");
_Static_assert(sizeof(struct bearing_control) == 256, "control");
_Static_assert(BEARING_RING_BYTES == 1052672, "at most 1.2 MB an instance");
_Static_assert((BEARING_RING_FRAMES & (BEARING_RING_FRAMES - 1)) == 0, "a power of two");

int main(void) {
    /* Little-endian: the magic number reads BEARING1 in the file. */
    uint64_t magic = BEARING_RING_MAGIC;
    CHECK(memcmp(&magic, "BEARING1", 8) == 0);
    printf("passed: every offset is as the table says\n");
    return 0;
}
