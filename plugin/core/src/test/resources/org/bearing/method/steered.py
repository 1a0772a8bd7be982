"""Golden vectors for SRP-PHAT and MUSIC at a pair, from numpy alone: run it in its folder, python3 steered.py.

steered_input.f32   left, then right, 4096 samples each, 16 kHz: a talker-like noise from 23 degrees, an echo from -51, hiss
steered_STEP.f32    spectra on a grid of STEP degrees from -90 to 90, one after the other: SRP-PHAT, MUSIC with every bin
                    divided by its maximum, MUSIC as the plain mean over the bins
"""
import numpy as np

FS, C, SPACING, N = 16000, 343.0, 0.085, 4096


def lead(degrees):
    return SPACING / C * np.sin(np.radians(degrees))


def scene():
    rng = np.random.default_rng(2021)
    f = np.fft.rfftfreq(2 * N, 1 / FS)
    dry = np.fft.rfft(rng.standard_normal(2 * N)) / (1 + (f / 1500) ** 2)
    both = []
    for sign in (1, -1):  # the left channel is early by half the lead, the right one late by it
        x = dry * np.exp(1j * np.pi * f * sign * lead(23))
        x += 0.6 * dry * np.exp(2j * np.pi * f * (sign * lead(-51) / 2 - 0.0061))
        both.append(np.fft.irfft(x)[N // 2 : N // 2 + N])
    both = np.array(both) / np.std(both)
    both[1] *= 0.9
    return (0.05 * (both + 0.03 * rng.standard_normal(both.shape))).astype(np.float32)


def spectra(x):
    starts = range(0, N - 255, 128)
    frames = np.array([x[:, s : s + 256] * np.hamming(256) for s in starts])  # frame, channel, sample
    return np.fft.rfft(frames.astype(float))[..., :128].transpose(2, 0, 1)  # bin, frame, channel


def both_methods(z, degrees):
    f = np.arange(128) * FS / 256
    steer = np.ones((len(degrees), 128, 2), complex)
    steer[..., 0] = np.exp(2j * np.pi * np.outer(lead(degrees), f))
    white = z / abs(z)
    srp = np.zeros(len(degrees))
    for g in range(len(degrees)):
        beam = abs((white * steer[g].conj()[:, None, :]).sum(-1)) ** 2
        srp[g] = ((beam - 2) / 2).mean()
    music = np.empty((128, len(degrees)))
    for k in range(128):
        _, vectors = np.linalg.eigh(z[k].T @ z[k].conj())
        music[k] = 1 / abs(steer[:, k].conj() @ vectors[:, 0]) ** 2
    return srp, (music / music.max(1, keepdims=True)).mean(0), music.mean(0)


x = scene()
x.astype("<f4").tofile("steered_input.f32")
z = spectra(x)
for step in (1, 10):
    grid = np.arange(-90, 91, step)
    result = both_methods(z, grid)
    print(step, [int(grid[np.argmax(r)]) for r in result])
    np.concatenate(result).astype("<f4").tofile(f"steered_{step}.f32")
