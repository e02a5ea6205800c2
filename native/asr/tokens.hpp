// Text to tokens as Whisper's own tokenizer (tiktoken) does it, for prompts and for scoring. whisper.cpp's tokenize()
// takes the longest piece first and splits words at every letter outside ASCII, which gives sequences that the model
// never learnt: a Lithuanian or Armenian text would score as impossible.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace ragelis {

/** One character of UTF-8 at `at`, which moves behind it. Throws std::invalid_argument where it is not UTF-8. */
inline uint32_t next_character(const std::string &text, size_t &at) {
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<uint8_t>(text[i]) : 0u; };
    const uint32_t lead = byte(at);
    if ((lead >= 0x80 && lead < 0xc2) || lead > 0xf4) throw std::invalid_argument("a text is not UTF-8");
    const int more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    uint32_t code = more == 0 ? lead : lead & (0x3fu >> more);
    for (int i = 1; i <= more; i++) {
        if ((byte(at + i) & 0xc0) != 0x80) throw std::invalid_argument("a text is not UTF-8");
        code = code << 6 | (byte(at + i) & 0x3f);
    }
    at += more + 1;
    return code;
}

enum class Kind { space, letter, digit, other };

/** Exact for ASCII; outside it everything is a letter but the punctuation of the languages spoken here. */
inline Kind kind_of(uint32_t code) {
    if (code == ' ' || (code >= 9 && code <= 13) || code == 0xa0 || code == 0x3000) return Kind::space;
    if (code >= '0' && code <= '9') return Kind::digit;
    if ((code | 32) >= 'a' && (code | 32) <= 'z') return Kind::letter;
    const bool latin_mark = code >= 0xa1 && code <= 0xbf && code != 0xaa && code != 0xb5 && code != 0xba;
    const bool armenian_mark = (code >= 0x55a && code <= 0x55f) || code == 0x589 || code == 0x58a;
    const bool general_mark = (code >= 0x2000 && code <= 0x2bff) || code == 0xd7 || code == 0xf7;
    return code < 0x80 || latin_mark || armenian_mark || general_mark ? Kind::other : Kind::letter;
}

/** Length in bytes of an English contraction ('s 't 're 've 'm 'll 'd) at `at`, or 0. */
inline size_t contraction(const std::string &text, size_t at) {
    for (const char *ending : {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"}) {
        const std::string tail(ending);
        if (text.compare(at, tail.size(), tail) == 0) return tail.size();
    }
    return 0;
}

/** GPT-2's split: 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+ */
inline std::vector<std::string> split_words(const std::string &text) {
    const auto kind_at = [&](size_t at) { return kind_of(next_character(text, at)); };
    const auto after_run = [&](size_t at, Kind kind) {
        while (at < text.size() && kind_at(at) == kind) next_character(text, at);
        return at;
    };
    std::vector<std::string> words;
    for (size_t at = 0; at < text.size();) {
        size_t end = at + contraction(text, at);
        if (end == at && kind_at(at) == Kind::space) {
            const size_t blank = after_run(at, Kind::space);
            if (blank == text.size() || text[blank - 1] != ' ') end = blank;
            else if (blank - at > 1) end = blank - 1;
            else end = after_run(blank, kind_at(blank));
        } else if (end == at) {
            end = after_run(at, kind_at(at));
        }
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

/** Byte-pair encoding of one word. `rank(bytes)` is a token's number, which is also its merge rank, or -1. */
template <typename Rank> std::vector<int32_t> merge_word(const std::string &word, const Rank &rank) {
    std::vector<std::string> parts;
    for (const char byte : word) parts.emplace_back(1, byte);
    while (parts.size() > 1) {
        int32_t best = -1;
        size_t at = 0;
        for (size_t i = 0; i + 1 < parts.size(); i++) {
            const int32_t found = rank(parts[i] + parts[i + 1]);
            if (found >= 0 && (best < 0 || found < best)) best = found, at = i;
        }
        if (best < 0) break;
        parts[at] += parts[at + 1];
        parts.erase(parts.begin() + at + 1);
    }
    std::vector<int32_t> tokens;
    for (const auto &part : parts) tokens.push_back(rank(part));
    return tokens;
}

} // namespace ragelis
