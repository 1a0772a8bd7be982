/* The audio passes bit by bit, however the host arranges its buffers, and the ring gets the same. */
#include "check.h"

#if defined(__SSE__)
#include <xmmintrin.h>
#endif

#define LARGEST 20000
#define GUARD 64

static float memory[2][LARGEST + 2 * GUARD];
static float original[2][LARGEST];
static float out[2][LARGEST + 2 * GUARD];
static uint32_t random_state = 12345;

static uint32_t random_bits(void) {
    random_state = random_state * 1664525U + 1013904223U;
    return random_state;
}

/* Any bits: among them denormals, infinities, quiet and signalling not-a-numbers, and minus zero. */
static void fill(uint32_t frames) {
    static const uint32_t special[] = {0x80000000U, 0x00000001U, 0x7F800000U, 0xFF800000U, 0x7FC00000U,
                                       0x7FA00001U, 0x807FFFFFU, 0x3F800000U, 0xBF800000U};
    for (int c = 0; c < 2; c++) {
        for (uint32_t i = 0; i < frames; i++) {
            uint32_t bits = random_bits();
            bits = bits % 4 == 0 ? special[(bits >> 8) % 9] : random_bits();
            memcpy(&original[c][i], &bits, sizeof bits);
        }
        memset(memory[c], 0x5A, sizeof memory[c]);
        memset(out[c], 0x5A, sizeof out[c]);
        memcpy(memory[c] + GUARD, original[c], frames * sizeof(float));
    }
}

static bool same(const float *found, const float *expected, uint32_t frames) {
    return memcmp(found, expected, frames * sizeof(float)) == 0;
}

static bool untouched(const float *around, uint32_t frames) {
    static const float guard_bits[GUARD];
    float guard[GUARD];
    memcpy(guard, guard_bits, sizeof guard);
    memset(guard, 0x5A, sizeof guard);
    return same(around, guard, GUARD) && same(around + GUARD + frames, guard, GUARD);
}

/* What the last frames of the ring hold. */
static bool ring_has(const bearing_core *core, const float *left, const float *right, uint32_t frames) {
    const struct bearing_ring *ring = core->ring;
    if (ring == NULL) {
        return true;
    }
    CHECK(ring->write_position == core->write_position);
    for (uint32_t i = 0; i < frames; i++) {
        uint64_t at = (core->write_position - frames + i) % BEARING_RING_FRAMES;
        float none = 0;
        if (memcmp(&ring->samples[2 * at], left != NULL ? &left[i] : &none, sizeof none) != 0
            || memcmp(&ring->samples[2 * at + 1], right != NULL ? &right[i] : &none, sizeof none) != 0) {
            return false;
        }
    }
    return true;
}

static void each_arrangement(bearing_core *core, uint32_t frames) {
    static const float silence[LARGEST];
    float *left = memory[0] + GUARD;
    float *right = memory[1] + GUARD;
    float *left_out = out[0] + GUARD;
    float *right_out = out[1] + GUARD;

    fill(frames);
    bearing_process(core, left, right, left_out, right_out, frames, NULL);
    CHECK(same(left_out, original[0], frames) && same(right_out, original[1], frames));
    CHECK(same(left, original[0], frames) && same(right, original[1], frames));
    CHECK(untouched(out[0], frames) && untouched(out[1], frames));
    CHECK(ring_has(core, original[0], original[1], frames));

    fill(frames); /* in place */
    bearing_process(core, left, right, left, right, frames, NULL);
    CHECK(same(left, original[0], frames) && same(right, original[1], frames));
    CHECK(untouched(memory[0], frames) && untouched(memory[1], frames));

    fill(frames); /* each output is the other's input */
    bearing_process(core, left, right, right, left, frames, NULL);
    CHECK(same(right, original[0], frames) && same(left, original[1], frames));
    CHECK(ring_has(core, original[0], original[1], frames));

    fill(frames); /* one output is the other's input */
    bearing_process(core, left, right, right, right_out, frames, NULL);
    CHECK(same(right, original[0], frames) && same(right_out, original[1], frames));
    fill(frames);
    bearing_process(core, left, right, left_out, left, frames, NULL);
    CHECK(same(left_out, original[0], frames) && same(left, original[1], frames));

    fill(frames); /* one mono input for both */
    bearing_process(core, left, left, left_out, right_out, frames, NULL);
    CHECK(same(left_out, original[0], frames) && same(right_out, original[0], frames));

    fill(frames); /* shifted by a few frames within one buffer */
    memmove(memory[0] + GUARD + 3, original[0], frames * sizeof(float));
    bearing_process(core, memory[0] + GUARD + 3, right, memory[0] + GUARD, right_out, frames, NULL);
    CHECK(same(memory[0] + GUARD, original[0], frames) && same(right_out, original[1], frames));

    fill(frames); /* not connected */
    bearing_process(core, NULL, right, left_out, right_out, frames, NULL);
    CHECK(same(left_out, silence, frames) && same(right_out, original[1], frames));
    CHECK(ring_has(core, NULL, original[1], frames));
    fill(frames);
    bearing_process(core, NULL, right, right, left_out, frames, NULL);
    CHECK(same(right, silence, frames) && same(left_out, original[1], frames));
    fill(frames);
    bearing_process(core, left, right, NULL, right_out, frames, NULL);
    CHECK(same(right_out, original[1], frames) && untouched(out[1], frames));
    fill(frames);
    bearing_process(core, left, NULL, NULL, left, frames, NULL);
    CHECK(same(left, silence, frames));
    bearing_process(core, NULL, NULL, NULL, NULL, frames, NULL);
    CHECK(ring_has(core, NULL, NULL, frames));
}

/* Most hosts have the processor round the smallest numbers to zero; a copy must not notice. */
static void round_denormals_to_zero(void) {
#if defined(__SSE__)
    _mm_setcsr(_mm_getcsr() | 0x8040U);
#endif
}

int main(void) {
    static const uint32_t sizes[] = {0, 1, 2, 3, 7, 16, 63, 64, 65, 256, 441, 1000, 1024, 4096, 8191, 8192, LARGEST};
    static const double rates[] = {8000, 44100, 48000, 96000, 192000};
    test_begin();
    round_denormals_to_zero();
    bearing_core *core = bearing_open(BEARING_RING_FORMAT_LV2);
    CHECK(core != NULL);
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        each_arrangement(core, sizes[s]); /* before activation */
    }
    for (size_t r = 0; r < sizeof rates / sizeof *rates; r++) {
        CHECK(bearing_activate(core, rates[r], r % 2 == 0 ? 8192 : 64));
        CHECK(core->ring->sample_rate_hz == (uint32_t) rates[r]);
        for (int again = 0; again < 4; again++) { /* often enough to go round the ring */
            for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
                each_arrangement(core, sizes[s]);
            }
        }
        CHECK(core->write_position > 2 * BEARING_RING_FRAMES);
        bearing_deactivate(core);
    }
    bearing_close(core);
    test_end("the audio passes bit by bit in every arrangement of buffers");
    return 0;
}
