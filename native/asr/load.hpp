// Loads a model by whisper.cpp's own parts: its loader leaves everything behind that it had allocated when it gives up.
#pragma once

#include "model_file.hpp"

#include <memory>

namespace ragelis {

struct FreeContext {
    void operator()(whisper_context *context) const { whisper_free(context); }
};
using Context = std::unique_ptr<whisper_context, FreeContext>;

/** The model with its working memory, computing on the processor alone. Throws BadModel. */
inline Context load_context(const char *path) {
    check_model_file(path);
    std::ifstream file(path, std::ios::binary);
    whisper_model_loader loader = {};
    loader.context = &file;
    loader.read = [](void *from, void *to, size_t bytes) {
        return size_t(static_cast<std::ifstream *>(from)->read(static_cast<char *>(to), bytes).gcount());
    };
    loader.eof = [](void *from) { return static_cast<std::ifstream *>(from)->eof(); };
    loader.close = [](void *) {};
    Context context(new whisper_context);
    context->params = whisper_context_default_params();
    context->params.use_gpu = false;
    ggml_time_init();
    if (!whisper_model_load(&loader, *context)) throw BadModel("whisper.cpp refused it");
    context->state = whisper_init_state(context.get());
    if (!context->state) throw std::runtime_error("there is not enough memory for the model");
    return context;
}

} // namespace ragelis
