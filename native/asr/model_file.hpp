// Checks a ggml Whisper file from end to end before whisper.cpp reads it: its loader trusts every number it finds, and
// takes a file cut short inside its last tensor for whole.
#pragma once

#include <cstdint>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <string>

#include "ggml.h"

namespace ragelis {

/** What is wrong with a model file, in words that follow its name. */
struct BadModel : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/** Reads numbers and skips bytes, and throws BadModel where the file ends too early. */
class ModelReader {
  public:
    explicit ModelReader(const char *path) : file(path, std::ios::binary | std::ios::ate) {
        if (!file) throw BadModel("it cannot be opened");
        const auto end = file.tellg(); // a folder opens, but has no end
        if (end < 0 || end == std::numeric_limits<std::streamoff>::max()) throw BadModel("it is not a file");
        left_ = end;
        file.seekg(0);
    }
    int64_t left() const { return left_; }
    int32_t number(const char *where) {
        int32_t value = 0;
        take(sizeof value, where);
        file.read(reinterpret_cast<char *>(&value), sizeof value);
        return value;
    }
    void skip(int64_t bytes, const char *where) {
        take(bytes, where);
        file.seekg(bytes, std::ios::cur);
    }

  private:
    void take(int64_t bytes, const char *where) {
        if (bytes < 0 || bytes > left_) throw BadModel(std::string("it is cut short in ") + where);
        left_ -= bytes;
    }
    std::ifstream file;
    int64_t left_ = 0;
};

inline int32_t between(int32_t value, int32_t least, int32_t most, const char *name) {
    if (value >= least && value <= most) return value;
    throw BadModel(std::string("its ") + name + " is " + std::to_string(value));
}

inline void check_tensor(ModelReader &in) {
    const int32_t dims = between(in.number("a tensor"), 1, 4, "tensor rank");
    const int32_t name_bytes = between(in.number("a tensor"), 1, 128, "tensor name length");
    const int32_t type = between(in.number("a tensor"), 0, GGML_TYPE_COUNT - 1, "tensor type");
    const int64_t block = ggml_blck_size(static_cast<ggml_type>(type));
    if (block == 0) throw BadModel("a tensor type in it is no longer supported");
    int64_t elements = 1;
    for (int i = 0; i < dims; i++) {
        elements *= between(in.number("a tensor"), 1, 1 << 20, "tensor size");
        if (elements > 1 << 30) throw BadModel("a tensor in it is larger than any of Whisper's");
    }
    if (elements % block != 0) throw BadModel("a tensor in it is not whole");
    in.skip(name_bytes, "a tensor");
    in.skip(elements / block * ggml_type_size(static_cast<ggml_type>(type)), "a tensor");
}

/** ggml aborts the process on a kind of weights it does not know and on rows that are not whole blocks. */
inline void check_weights(int32_t kind, int32_t width) {
    const bool known = (kind >= GGML_FTYPE_ALL_F32 && kind <= GGML_FTYPE_MOSTLY_Q4_1) ||
                       (kind >= GGML_FTYPE_MOSTLY_Q8_0 && kind <= GGML_FTYPE_MOSTLY_Q6_K);
    if (!known) throw BadModel("its weights are of an unknown kind");
    if (width % ggml_blck_size(ggml_ftype_to_ggml_type(static_cast<ggml_ftype>(kind))) != 0)
        throw BadModel("its width does not suit its kind of weights");
}

/** The bounds are those of the largest Whisper (v3: 32 layers, 1280 wide, 128 mels). Throws BadModel. */
inline void check_model_file(const char *path) {
    ModelReader in(path);
    if (in.number("the header") != GGML_FILE_MAGIC) throw BadModel("it is not a ggml file");
    const int32_t vocabulary = between(in.number("the header"), 51864, 51866, "vocabulary size");
    between(in.number("the header"), 256, 1500, "audio window");
    const int32_t width = between(in.number("the header"), 32, 1280, "encoder width");
    const int32_t heads = between(in.number("the header"), 1, 20, "number of encoder heads");
    const int32_t encoder_layers = between(in.number("the header"), 1, 32, "number of encoder layers");
    between(in.number("the header"), 64, 448, "text window");
    between(in.number("the header"), width, width, "decoder width");
    between(in.number("the header"), heads, heads, "number of decoder heads");
    const int32_t decoder_layers = between(in.number("the header"), 1, 32, "number of decoder layers");
    const int32_t mels = between(in.number("the header"), 80, 128, "number of mel bands");
    check_weights(in.number("the header") % GGML_QNT_VERSION_FACTOR, width);
    if (width % heads != 0) throw BadModel("its width does not divide by its heads");
    between(in.number("the mel filters"), mels, mels, "number of mel filters");
    const int64_t filter_length = between(in.number("the mel filters"), 201, 201, "mel filter length");
    in.skip(mels * filter_length * 4, "the mel filters");
    const int32_t tokens = between(in.number("the vocabulary"), 50256, vocabulary, "number of tokens");
    for (int32_t i = 0; i < tokens; i++)
        in.skip(between(in.number("the vocabulary"), 0, 1024, "token length"), "the vocabulary");
    const int32_t expected = 11 + 15 * encoder_layers + 24 * decoder_layers;
    for (int32_t i = 0; i < expected; i++) check_tensor(in);
    if (in.left() != 0) throw BadModel("there is something after its end");
}

} // namespace ragelis
