/// @file api/libraries.h
/// @brief Template libraries by revision: what library.load brought, the newest few.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "template/search.h"

namespace parley::api {

class Libraries {
 public:
  /// Keeps a library; of more than four the oldest goes (its revision is then unknown, and the caller loads
  /// it again).
  void put(const std::string& rev, std::shared_ptr<const templates::Library> library) {
    std::erase_if(kept_, [&](const auto& entry) { return entry.first == rev; });
    kept_.emplace_back(rev, std::move(library));
    if (kept_.size() > 4) kept_.erase(kept_.begin());
  }
  [[nodiscard]] std::shared_ptr<const templates::Library> find(std::string_view rev) const {
    const auto found =
        std::find_if(kept_.begin(), kept_.end(), [&](const auto& entry) { return entry.first == rev; });
    return found == kept_.end() ? nullptr : found->second;
  }

 private:
  std::vector<std::pair<std::string, std::shared_ptr<const templates::Library>>> kept_;
};

}  // namespace parley::api
