// How probable given texts are for the audio just heard. The texts form a tree of tokens, so that what they share is
// decoded once; each token of the tree lies in the decoder's memory marked with the texts that run through it.
#pragma once

#include "recogniser.hpp"

namespace ragelis {

using Tokens = std::vector<int32_t>;

/** A token of the tree. Parents come before children; -1 is the prompt. */
struct Branch {
    int32_t token;
    int32_t parent;
    int32_t depth;
    /** Which texts of the group run through it. */
    std::vector<int32_t> texts;
};

class TokenTree {
  public:
    void add(const Tokens &tokens, int32_t text) {
        int32_t at = -1;
        for (size_t depth = 0; depth < tokens.size(); depth++) {
            at = find_or_add(tokens[depth], at, int32_t(depth));
            branches[at].texts.push_back(text);
        }
    }
    std::vector<Branch> branches;

  private:
    int32_t find_or_add(int32_t token, int32_t parent, int32_t depth) {
        for (size_t i = 0; i < branches.size(); i++)
            if (branches[i].token == token && branches[i].parent == parent) return int32_t(i);
        branches.push_back({token, parent, depth, {}});
        return int32_t(branches.size()) - 1;
    }
};

inline Tokens Recogniser::tokenize(const std::string &text) const {
    const auto &vocab = context->vocab;
    const auto rank = [&](const std::string &bytes) {
        const auto found = vocab.token_to_id.find(bytes);
        return found == vocab.token_to_id.end() || found->second >= vocab.token_eot ? -1 : found->second;
    };
    Tokens tokens;
    for (const auto &word : split_words(text))
        for (const int32_t token : merge_word(word, rank)) {
            if (token < 0) throw Stop{RAGELIS_ASR_FAILED, "the model's vocabulary lacks a byte"};
            tokens.push_back(token);
        }
    return tokens;
}

/** The tokens a decode would write for a text: a blank in front, but no blank alone (see decode_prompt). */
inline Tokens Recogniser::candidate_tokens(const std::string &text) const {
    Tokens tokens = tokenize(text.empty() || text[0] == ' ' ? text : " " + text);
    if (!tokens.empty() && tokens[0] == lone_space) tokens.erase(tokens.begin());
    const size_t room = size_t(context->model.hparams.n_text_ctx - prompt_length);
    if (tokens.size() > room) throw Stop{RAGELIS_ASR_BAD_ARGUMENT, "a text is too long for the model"};
    return tokens;
}

/** Decodes what the tree holds from `at` on, as much as one batch takes; returns where it stopped. */
inline size_t Recogniser::decode_branches(const TokenTree &tree, size_t at) {
    branches.n_tokens = 0;
    for (; at < tree.branches.size() && branches.n_tokens < branch_tokens; at++) {
        const auto &branch = tree.branches[at];
        const int32_t i = branches.n_tokens++;
        branches.token[i] = branch.token;
        branches.pos[i] = prompt_length + branch.depth;
        branches.n_seq_id[i] = int32_t(branch.texts.size());
        for (size_t j = 0; j < branch.texts.size(); j++) branches.seq_id[i][j] = branch.texts[j] + 1;
        branches.logits[i] = 1;
    }
    decode(branches);
    return at;
}

/** @param texts at most branch_texts of them; adds to `scores` all but the log-probability of their first tokens */
inline void Recogniser::score_group(const std::vector<Tokens> &texts, float *scores) {
    TokenTree tree;
    for (size_t i = 0; i < texts.size(); i++) tree.add(texts[i], int32_t(i));
    // what the decode wrote, and what an earlier group or a cancelled one left
    whisper_kv_cache_seq_rm(state->kv_self, 0, prompt_length, -1);
    for (int32_t i = 1; i <= branch_texts; i++) whisper_kv_cache_seq_rm(state->kv_self, i, -1, -1);
    for (int32_t i = 1; i <= int32_t(texts.size()); i++)
        whisper_kv_cache_seq_cp(state->kv_self, 0, i, 0, prompt_length);
    for (size_t at = 0; at < tree.branches.size();) {
        const size_t from = at;
        at = decode_branches(tree, from);
        for (size_t i = from; i < at; i++) {
            const auto &branch = tree.branches[i];
            const Choice choice = choose(logits(int32_t(i - from)));
            for (const int32_t text : branch.texts) {
                const bool is_last = size_t(branch.depth) + 1 == texts[text].size();
                scores[text] += choice.log_prob(is_last ? context->vocab.token_eot : texts[text][branch.depth + 1]);
            }
        }
    }
}

inline std::vector<float> Recogniser::score(const std::vector<std::string> &texts) {
    if (!result) throw Stop{RAGELIS_ASR_NO_RESULT, "there is no result to score against"};
    result->ms[RAGELIS_ASR_STAGE_SCORE] = 0;
    const Stopwatch watch(result->ms[RAGELIS_ASR_STAGE_SCORE]);
    check_stop();
    std::vector<Tokens> all;
    for (const auto &text : texts) all.push_back(candidate_tokens(text));
    std::vector<float> scores(all.size());
    const Choice first = choose(first_logits.data());
    for (size_t i = 0; i < all.size(); i++) scores[i] = all[i].empty() ? -INFINITY : first.log_prob(all[i][0]);
    for (size_t from = 0, to; from < all.size(); from = to) {
        // a group ends where its texts, had they nothing in common, would no longer fit the decoder's memory
        size_t tokens = 0;
        for (to = from; to < all.size() && to < from + branch_texts; to++) {
            tokens += all[to].size();
            if (to > from && prompt_length + tokens > state->kv_self.size) break;
        }
        score_group({all.begin() + from, all.begin() + to}, scores.data() + from);
    }
    return scores;
}

} // namespace ragelis
