// Whisper's log-mel spectrogram. whisper.cpp has one, but a slow one that cannot be stopped: 30 s of audio held a cancel
// up for 150 ms, and 2 s of it cost a tenth of the whole recognition.
#pragma once

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdint>
#include <vector>

namespace ragelis {

constexpr int32_t mel_hop = 160;
constexpr int32_t mel_window = 400;
constexpr int32_t mel_bins = mel_window / 2 + 1;

/** Power spectra of 400 real samples under a periodic Hann window. */
class PowerSpectrum {
  public:
    PowerSpectrum() {
        const double turn = 2 * std::acos(-1.0);
        for (int32_t i = 0; i < mel_window; i++) {
            hann[i] = float(0.5 * (1 - std::cos(turn * i / mel_window)));
            root[i] = {float(std::cos(turn * i / mel_window)), float(-std::sin(turn * i / mel_window))};
        }
    }
    /** @param samples mel_window of them @param power receives mel_bins values */
    void of(const float *samples, float *power) {
        // two real samples make one complex: a transform of half the length, taken apart afterwards
        for (int32_t i = 0; i < half; i++)
            a[i] = {hann[2 * i] * samples[2 * i], hann[2 * i + 1] * samples[2 * i + 1]};
        transform();
        for (int32_t i = 0; i <= half; i++) {
            const Complex x = a[i % half], y = std::conj(a[(half - i) % half]);
            const Complex odd = Complex(x.imag() - y.imag(), y.real() - x.real()) * 0.5f;
            const Complex twisted{odd.real() * root[i].real() - odd.imag() * root[i].imag(),
                                  odd.real() * root[i].imag() + odd.imag() * root[i].real()};
            power[i] = std::norm((x + y) * 0.5f + twisted);
        }
    }

  private:
    using Complex = std::complex<float>;
    static constexpr int32_t half = mel_window / 2;

    /** Stockham's transform of `a` in place of itself: 200 = 5 x 5 x 2 x 2 x 2, by decimation in frequency. */
    void transform() {
        int32_t length = half, stride = 1;
        for (const int32_t radix : {5, 5, 2, 2, 2}) {
            step(radix, length / radix, stride);
            std::swap(a, b);
            length /= radix;
            stride *= radix;
        }
    }
    void step(int32_t radix, int32_t parts, int32_t stride) {
        for (int32_t part = 0; part < parts; part++)
            for (int32_t r = 0; r < radix; r++) {
                float *to = reinterpret_cast<float *>(&b[stride * (radix * part + r)]);
                std::fill_n(to, 2 * stride, 0.0f);
                for (int32_t j = 0; j < radix; j++) {
                    // root of unity for part*r/(parts*radix) + j*r/radix of a turn
                    const int32_t length = parts * radix;
                    const Complex w = root[(part * r + j * r * parts) % length * (mel_window / length)];
                    const float *from = reinterpret_cast<const float *>(&a[stride * (part + parts * j)]);
                    for (int32_t k = 0; k < 2 * stride; k += 2) {
                        to[k] += from[k] * w.real() - from[k + 1] * w.imag();
                        to[k + 1] += from[k] * w.imag() + from[k + 1] * w.real();
                    }
                }
            }
    }

    float hann[mel_window];
    Complex root[mel_window];
    std::vector<Complex> a = std::vector<Complex>(half), b = std::vector<Complex>(half);
};

/** Log-mel of audio at 16 000 Hz as Whisper was taught it; made once per model. */
class MelSpectrogram {
  public:
    /** @param filters `mels` rows of mel_bins weights, each row a triangle with zeros around it */
    MelSpectrogram(const float *filters, int32_t mels) : filters(filters, filters + mels * mel_bins) {
        for (int32_t m = 0; m < mels; m++) {
            const auto row = this->filters.begin() + m * mel_bins, end = row + mel_bins;
            const auto is_some = [](float weight) { return weight != 0; };
            const auto first = std::find_if(row, end, is_some);
            const auto last = std::find_if(std::make_reverse_iterator(end), std::make_reverse_iterator(first), is_some);
            spans.push_back({int32_t(first - row), int32_t(last.base() - row)});
        }
    }
    int32_t mels() const { return int32_t(spans.size()); }
    static int32_t frames(int32_t samples) { return (samples + mel_window / 2) / mel_hop + 1; }

    /**
     * @param length      frames to give: past the audio they hold what silence would
     * @param must_stop   asked every quarter second of audio; when true, the result is of no use
     * @return `mels` rows of `length` values
     */
    template <typename MustStop>
    std::vector<float> of(const float *pcm, int32_t samples, int32_t length, const MustStop &must_stop) {
        std::vector<float> out(size_t(mels()) * length, -10); // log10 of the least power there is
        float loudest = -10, power[mel_bins], frame[mel_window];
        for (int32_t t = 0; t < frames(samples); t++) {
            if (t % 25 == 0 && must_stop()) break;
            cut(pcm, samples, t * mel_hop - mel_window / 2, frame);
            spectrum.of(frame, power);
            for (int32_t m = 0; m < mels(); m++) {
                double sum = 0;
                for (int32_t i = spans[m].first; i < spans[m].second; i++) sum += power[i] * filters[m * mel_bins + i];
                const float value = float(std::log10(std::max(sum, 1e-10)));
                loudest = std::max(loudest, value);
                if (t < length) out[size_t(m) * length + t] = value;
            }
        }
        for (float &value : out) value = (std::max(value, loudest - 8) + 4) / 4;
        return out;
    }

  private:
    /** Samples from `at` on: mirrored before the start, silent after the end. */
    static void cut(const float *pcm, int32_t samples, int32_t at, float *frame) {
        for (int32_t i = 0; i < mel_window; i++) {
            const int32_t from = std::abs(at + i);
            frame[i] = from < samples ? pcm[from] : 0;
        }
    }
    std::vector<float> filters;
    std::vector<std::pair<int32_t, int32_t>> spans;
    PowerSpectrum spectrum;
};

} // namespace ragelis
