// The C functions of ragelis_asr.h. One translation unit with whisper.cpp, whose internals recogniser.hpp needs.

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include "whisper.cpp"
#pragma GCC diagnostic pop

#include "run.hpp"
#include "score.hpp"

using namespace ragelis;

namespace {

/** Handles to what they stand for. Never freed: a thread may still be computing while the process ends. */
struct Registry {
    std::mutex lock;
    std::map<int32_t, std::shared_ptr<Recogniser>> open;
    int32_t last = 0;
};
Registry &registry() {
    static auto &all = *new Registry;
    return all;
}

std::shared_ptr<Recogniser> find(int32_t asr) {
    auto &all = registry();
    const std::lock_guard<std::mutex> held(all.lock);
    const auto found = all.open.find(asr);
    return found == all.open.end() ? nullptr : found->second;
}

/** Copies a text as ragelis_asr_text promises. */
int32_t give(const std::string &text, char *out, int32_t bytes) {
    if (bytes > 0 && !out) return RAGELIS_ASR_BAD_ARGUMENT;
    if (bytes > 0) {
        size_t fits = std::min(text.size(), size_t(bytes) - 1);
        while (fits > 0 && fits < text.size() && (text[fits] & 0xc0) == 0x80) fits--;
        std::memcpy(out, text.data(), fits);
        out[fits] = 0;
    }
    return int32_t(text.size());
}

std::string reason(const char *what) {
    std::string line = logged_errors().empty() ? what : what + (": " + logged_errors());
    std::replace(line.begin(), line.end(), '\n', ' ');
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

/** Runs `work` and turns whatever it throws into a status and a line; no exception may cross into C. */
template <typename Work> int32_t guarded(std::string &error, const Work &work) {
    logged_errors().clear();
    try {
        return work();
    } catch (const Stop &stop) {
        error = reason(stop.why.c_str());
        return stop.status;
    } catch (const std::invalid_argument &bad) {
        error = bad.what();
        return RAGELIS_ASR_BAD_ARGUMENT;
    } catch (const BadModel &bad) {
        error = reason(bad.what());
        return RAGELIS_ASR_BAD_MODEL;
    } catch (const std::exception &other) {
        error = reason(other.what());
        return RAGELIS_ASR_FAILED;
    } catch (...) {
        error = reason("an unknown exception");
        return RAGELIS_ASR_FAILED;
    }
}

/** Holds an idle recogniser for one call: `use(recogniser)`, or BAD_HANDLE or BUSY. */
template <typename Use> int32_t with_idle(int32_t asr, const Use &use) {
    const auto found = find(asr);
    if (!found) return RAGELIS_ASR_BAD_HANDLE;
    const std::unique_lock<std::mutex> held(found->working, std::try_to_lock);
    if (!held) return RAGELIS_ASR_BUSY;
    return use(*found);
}

template <typename Use> int32_t with_result(int32_t asr, const Use &use) {
    return with_idle(asr, [&](Recogniser &it) { return it.result ? use(*it.result) : RAGELIS_ASR_NO_RESULT; });
}

template <typename Use> float figure(int32_t asr, const Use &use) {
    float value = NAN;
    with_result(asr, [&](const Result &result) {
        value = use(result);
        return 0;
    });
    return value;
}

std::vector<std::string> split_codes(const char *languages) {
    std::vector<std::string> codes(1);
    for (const char *at = languages; *at; at++) {
        if (*at == ',') codes.emplace_back();
        else codes.back() += *at;
    }
    if (codes.size() > 16) throw Stop{RAGELIS_ASR_BAD_ARGUMENT, "more than 16 languages"};
    return codes;
}

} // namespace

extern "C" {

RAGELIS_API int32_t ragelis_asr_abi(void) { return RAGELIS_ASR_ABI; }

RAGELIS_API int32_t ragelis_asr_open(const char *path, int32_t threads, char *error, int32_t error_bytes) {
    std::string why;
    const int32_t status = guarded(why, [&] {
        if (!path || threads < 1 || threads > 16) throw Stop{RAGELIS_ASR_BAD_ARGUMENT, "threads must be 1 to 16"};
        auto made = std::make_shared<Recogniser>(path, threads);
        auto &all = registry();
        const std::lock_guard<std::mutex> held(all.lock);
        all.open.emplace(++all.last, std::move(made));
        return all.last;
    });
    if (error && error_bytes > 0) give(why, error, error_bytes);
    return status;
}

RAGELIS_API int32_t ragelis_asr_window(int32_t asr) {
    const auto found = find(asr);
    return found ? found->window() : RAGELIS_ASR_BAD_HANDLE;
}

RAGELIS_API int32_t ragelis_asr_arm(int32_t asr) {
    const auto found = find(asr);
    if (!found) return RAGELIS_ASR_BAD_HANDLE;
    found->stop = false;
    return 0;
}

RAGELIS_API int32_t ragelis_asr_cancel(int32_t asr) {
    const auto found = find(asr);
    if (!found) return RAGELIS_ASR_BAD_HANDLE;
    found->stop = true;
    return 0;
}

RAGELIS_API int32_t ragelis_asr_run(int32_t asr, const float *pcm, int32_t samples, int32_t audio_ctx,
                                    const char *languages, const char *prompt, int32_t max_tokens) {
    return with_idle(asr, [&](Recogniser &it) {
        return guarded(it.error, [&] {
            if (!pcm || !languages) throw Stop{RAGELIS_ASR_BAD_ARGUMENT, "no audio or no language was given"};
            it.run({pcm, samples, audio_ctx, split_codes(languages), prompt ? prompt : "", max_tokens});
            return int32_t(it.result->token_ends.size());
        });
    });
}

RAGELIS_API int32_t ragelis_asr_text(int32_t asr, char *out, int32_t bytes) {
    return with_result(asr, [&](const Result &result) { return give(result.text, out, bytes); });
}

RAGELIS_API int32_t ragelis_asr_language(int32_t asr, char *out, int32_t bytes) {
    return with_result(asr, [&](const Result &result) { return give(result.language, out, bytes); });
}

RAGELIS_API int32_t ragelis_asr_language_odds(int32_t asr, float *out, int32_t count) {
    return with_result(asr, [&](const Result &result) {
        const auto &odds = result.language_odds;
        if (count < 0 || (count > 0 && !out)) return RAGELIS_ASR_BAD_ARGUMENT;
        std::copy_n(odds.begin(), std::min(size_t(count), odds.size()), out);
        return int32_t(odds.size());
    });
}

RAGELIS_API int32_t ragelis_asr_tokens(int32_t asr, int32_t *ends, float *log_probs, int32_t count) {
    return with_result(asr, [&](const Result &result) {
        if (count < 0 || (count > 0 && (!ends || !log_probs))) return RAGELIS_ASR_BAD_ARGUMENT;
        const size_t given = std::min(size_t(count), result.token_ends.size());
        std::copy_n(result.token_ends.begin(), given, ends);
        std::copy_n(result.token_log_probs.begin(), given, log_probs);
        return int32_t(result.token_ends.size());
    });
}

RAGELIS_API float ragelis_asr_no_speech(int32_t asr) {
    return figure(asr, [](const Result &result) { return result.no_speech; });
}

RAGELIS_API float ragelis_asr_mean_log_prob(int32_t asr) {
    return figure(asr, [](const Result &result) { return result.mean_log_prob; });
}

RAGELIS_API int32_t ragelis_asr_stopped_early(int32_t asr) {
    return with_result(asr, [](const Result &result) { return int32_t(result.stopped_early); });
}

RAGELIS_API float ragelis_asr_ms(int32_t asr, int32_t stage) {
    if (stage < RAGELIS_ASR_STAGE_MEL || stage > RAGELIS_ASR_STAGE_SCORE) return NAN;
    return figure(asr, [&](const Result &result) { return result.ms[stage]; });
}

RAGELIS_API int32_t ragelis_asr_score(int32_t asr, const char *const *texts, int32_t count, float *log_probs) {
    return with_idle(asr, [&](Recogniser &it) {
        return guarded(it.error, [&] {
            if (!texts || !log_probs || count < 1 || count > RAGELIS_ASR_MAX_TEXTS)
                throw Stop{RAGELIS_ASR_BAD_ARGUMENT, "no texts were given, or too many"};
            if (std::find(texts, texts + count, nullptr) != texts + count)
                throw Stop{RAGELIS_ASR_BAD_ARGUMENT, "a text is missing"};
            const auto scores = it.score({texts, texts + count});
            std::copy(scores.begin(), scores.end(), log_probs);
            return 0;
        });
    });
}

RAGELIS_API int32_t ragelis_asr_error(int32_t asr, char *out, int32_t bytes) {
    return with_idle(asr, [&](const Recogniser &it) { return give(it.error, out, bytes); });
}

RAGELIS_API int32_t ragelis_asr_close(int32_t asr) {
    return with_idle(asr, [&](Recogniser &) {
        auto &all = registry();
        const std::lock_guard<std::mutex> held(all.lock);
        all.open.erase(asr);
        return 0;
    });
}
}
