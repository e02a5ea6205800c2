/** The spectrogram against its definition, summed in double precision. Exits 1 if they differ. */
#include "../asr/mel.hpp"

#include <cstdio>

namespace {

/** Triangles like Whisper's: they overlap, and their width grows. */
std::vector<float> make_filters(int mels) {
    std::vector<float> filters(mels * ragelis::mel_bins);
    for (int m = 0; m < mels; m++) {
        const double low = 200.0 * m * m / mels / mels, width = 1 + 12.0 * m / mels;
        for (int i = 0; i < ragelis::mel_bins; i++)
            filters[m * ragelis::mel_bins + i] = float(std::max(0.0, 1 - std::abs(i - low - width) / width));
    }
    return filters;
}

double power_by_definition(const std::vector<float> &pcm, int at, int bin) {
    const double turn = 2 * std::acos(-1.0);
    std::complex<double> sum = 0;
    for (int j = 0; j < 400; j++) {
        const size_t from = std::abs(at + j);
        const double sample = from < pcm.size() ? pcm[from] : 0, hann = 0.5 * (1 - std::cos(turn * j / 400));
        sum += sample * hann * std::polar(1.0, -turn * bin * j / 400);
    }
    return std::norm(sum);
}

double worst_difference(const std::vector<float> &pcm, int mels, int length) {
    const auto filters = make_filters(mels);
    ragelis::MelSpectrogram spectrogram(filters.data(), mels);
    const auto got = spectrogram.of(pcm.data(), int(pcm.size()), length, [] { return false; });
    std::vector<double> wanted(mels * length, -10);
    for (int t = 0; t < length && t * 160 - 200 < int(pcm.size()); t++)
        for (int m = 0; m < mels; m++) {
            double sum = 0;
            for (int i = 0; i < 201; i++)
                if (filters[m * 201 + i] > 0) sum += filters[m * 201 + i] * power_by_definition(pcm, t * 160 - 200, i);
            wanted[m * length + t] = std::log10(std::max(sum, 1e-10));
        }
    const double loudest = *std::max_element(wanted.begin(), wanted.end());
    double worst = 0;
    for (size_t i = 0; i < wanted.size(); i++)
        worst = std::max(worst, std::abs(got[i] - (std::max(wanted[i], loudest - 8) + 4) / 4));
    return worst;
}

} // namespace

int main() {
    std::vector<float> pcm(3217);
    uint32_t seed = 7;
    for (size_t i = 0; i < pcm.size(); i++) {
        seed = seed * 1664525u + 1013904223u;
        pcm[i] = 0.4f * std::sin(0.2f * float(i)) + 0.01f * (float(seed >> 8) / 8388608.0f - 1);
    }
    const double speech = worst_difference(pcm, 80, 40), silence = worst_difference(std::vector<float>(1600), 128, 20);
    std::printf("# spectrogram: worst difference %.1e, silence %.1e\n", speech, silence);
    if (speech < 1e-3 && silence < 1e-6) return 0;
    std::printf("not ok - the spectrogram differs from its definition\n");
    return 1;
}
