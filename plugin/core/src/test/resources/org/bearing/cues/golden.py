"""Golden vectors for the cues, from numpy and scipy alone: run it in its folder, python3 golden.py.

stereo.f32     input: left, then right, 8192 samples each, 16 kHz
frame.f32      spectrum of the left channel's fourth frame: real, then imaginary part
plain.f32      Tang et al. 2022 eq. 1-3: 729 values
weighted.f32   weighted levels, phases, three curves, spectrum
resample_IN_OUT.f32  the first channel resampled, by a sharp FFT-free reference in float64
"""
import numpy as np
from scipy import signal
from scipy.ndimage import uniform_filter

FS, K, HOP = 16000, 1024, 256
LO, HI, PHI = (round(f * K / FS) for f in (200, 7000, 2500))
BANDS = [(150, 1500), (200, 4000), (1500, 7500)]


def scene(n=8192):
    rng = np.random.default_rng(20221)
    dry = signal.lfilter([1], [1, -0.85], rng.standard_normal(n + 200))
    dry *= (0.5 + 0.5 * np.sin(2 * np.pi * 4 * np.arange(n + 200) / FS)) ** 3 + 1e-3
    shift = np.exp(-2j * np.pi * np.fft.rfftfreq(n + 200) * 5.3)  # the right ear lags by 5.3 samples
    late = np.fft.irfft(np.fft.rfft(dry) * shift, n + 200)
    late = signal.lfilter([0.6, 0.2], [1, -0.1], late)
    left, right = dry[100:-100], late[100:-100]
    left = left + 0.02 * rng.standard_normal(n)
    right = right + 0.02 * rng.standard_normal(n)
    return 0.05 * np.array([left, right]).astype(np.float32)


def spectra(x):
    window = np.sin(np.pi * (np.arange(K) + 0.5) / K)
    _, _, z = signal.stft(x, FS, window, K, K - HOP, K, boundary=None, padded=False)
    return z * window.sum()  # scipy scales by the window's sum


def vector(a, p):
    inter = np.empty(2 * (PHI - LO))
    inter[0::2], inter[1::2] = p[LO:PHI].real, p[LO:PHI].imag
    return np.concatenate([a[LO:HI], inter])


def plain(left, right):
    a = 10 * np.log10((abs(left) ** 2 + 1e-12) / (abs(right) ** 2 + 1e-12))
    return vector(a.mean(1), np.exp(1j * np.angle(left * right.conj())).mean(1))


def weighted(left, right):
    def cell(v):
        if np.iscomplexobj(v):
            return cell(v.real) + 1j * cell(v.imag)
        return uniform_filter(v, 3)

    cross = left * right.conj()
    msc = abs(cell(cross)) ** 2 / (cell(abs(left) ** 2) * cell(abs(right) ** 2))
    energy = abs(left) ** 2 + abs(right) ** 2
    onset = np.ones_like(energy)
    onset[:, 1:] = 2 * energy[:, 1:] / (energy[:, 1:] + energy[:, :-1])
    w = msc ** 6 * np.clip(onset, 0.05, 2) * (energy / energy.max(1, keepdims=True)) ** 0.3
    w, cross, energy = w[:, 1:-1], cross[:, 1:-1], energy[:, 1:-1]
    level = 20 * np.log10(abs(left) / abs(right))[:, 1:-1]
    total = w.sum(1)
    a = (w * level).sum(1) / total
    p = (w * np.exp(1j * np.angle(cross))).sum(1) / total
    s = (w * 10 * np.log10(energy)).sum(1)[LO:HI] / total[LO:HI]
    tau = np.arange(-60, 61) / 4 / FS
    curves = []
    for low, high in BANDS:
        k = np.arange(round(low * K / FS), round(high * K / FS))
        turn = np.exp(-2j * np.pi * np.outer(tau, k * FS / K))
        curves.append((turn * p[k]).real.mean(1))
    return np.concatenate([vector(a, p)] + curves + [s - s.mean()])


def resampled(x, source, target):
    """Direct sum over a 4-times longer Kaiser-windowed sinc than the code's, cut off in the middle of its transition."""
    rate = min(source, target)
    half = 400 * source / rate
    out = []
    for n in range(round(len(x) * target / source)):
        t = n * source / target
        k = np.arange(max(0, int(np.ceil(t - half))), min(len(x), int(np.floor(t + half)) + 1))
        cut = 0.46875 * rate / source
        h = 2 * cut * np.sinc(2 * cut * (t - k)) * np.i0(9 * np.sqrt(1 - ((t - k) / half) ** 2)) / np.i0(9)
        out.append((h * x[k]).sum())
    return np.array(out)


def save(name, x):
    np.asarray(x, "<f4").tofile(name + ".f32")


if __name__ == "__main__":
    stereo = scene()
    left, right = spectra(stereo[0].astype(float)), spectra(stereo[1].astype(float))
    save("stereo", stereo)
    fourth = np.fft.rfft(stereo[0, 3 * HOP:3 * HOP + K].astype(float) * np.sin(np.pi * (np.arange(K) + 0.5) / K))
    save("frame", np.concatenate([fourth.real, fourth.imag]))
    save("plain", plain(left, right))
    save("weighted", weighted(left, right))
    band = signal.sosfiltfilt(signal.cheby2(10, 60, 0.25, output="sos"), stereo[0].astype(float)[:2048])
    band = band * np.hanning(2048) ** 2  # no steps at the ends
    save("band", band)
    for source, target in [(48000, 16000), (44100, 16000), (16000, 48000), (16000, 44100)]:
        save("band_%d_%d" % (source, target), resampled(band.astype("<f4").astype(float), source, target))
