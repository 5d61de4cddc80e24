#include "api/fields.h"

#include <unicode/locid.h>

#include <algorithm>
#include <cstring>

namespace parley::api {
namespace {

std::string shown(const Json& value) {
  std::string out = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (out.size() > 40) out = "a " + std::string(value.type_name());
  return out;
}

bool iso_country(const std::string& code) {
  for (const char* const* country = icu::Locale::getISOCountries(); *country != nullptr; ++country) {
    if (code == *country) return true;
  }
  return false;
}

bool alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Well-formed as far as we need it: a language of two or three letters, then subtags of two to eight.
bool bcp47(const std::string& tag) {
  std::size_t start = 0;
  for (std::size_t part = 0;; ++part) {
    const std::size_t end = std::min(tag.find_first_of("-_", start), tag.size());
    const std::size_t size = end - start;
    if (part == 0 ? size < 2 || size > 3 : size < 1 || size > 8) return false;
    for (std::size_t i = start; i < end; ++i) {
      if (!alphanumeric(tag[i]) || (part == 0 && tag[i] >= '0' && tag[i] <= '9')) return false;
    }
    if (end == tag.size()) return true;
    start = end + 1;
  }
}

}  // namespace

std::size_t units_of(std::string_view utf8) {
  std::size_t units = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

Fields::Fields(const Json& object, std::string path, std::optional<Fault>& fault)
    : object_(&object), path_(std::move(path)), fault_(&fault) {}

std::string Fields::path(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void Fields::wrong(std::string_view key, const std::string& message, Code code) {
  if (!*fault_) *fault_ = Fault{code, path(key) + ": " + message, {}};
}

const Json* Fields::raw(std::string_view key) const {
  if (!object_->is_object()) return nullptr;
  const auto found = object_->find(key);
  return found == object_->end() || found->is_null() ? nullptr : &*found;
}

bool Fields::has(std::string_view key) const {
  return raw(key) != nullptr;
}

std::string Fields::text(std::string_view key) {
  const Json* value = raw(key);
  if (value == nullptr) return {};
  const auto* text = value->get_ptr<const std::string*>();
  if (text == nullptr) {
    wrong(key, "expected a text, not " + shown(*value));
    return {};
  }
  if (text->size() > max_text && units_of(*text) > max_text) {
    wrong(key, "longer than 100,000 UTF-16 code units", Code::too_long);
    return {};
  }
  return *text;
}

std::string Fields::required_text(std::string_view key) {
  if (!has(key)) wrong(key, "is missing; expected a text");
  return text(key);
}

bool Fields::flag(std::string_view key, bool otherwise) {
  const Json* value = raw(key);
  if (value == nullptr) return otherwise;
  if (!value->is_boolean()) {
    wrong(key, "expected true or false, not " + shown(*value));
    return otherwise;
  }
  return value->get<bool>();
}

std::optional<double> Fields::number(std::string_view key, double least, double most) {
  const Json* value = raw(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) {
    wrong(key, "expected a number, not " + shown(*value));
    return std::nullopt;
  }
  const auto number = value->get<double>();
  if (!(number >= least && number <= most)) {
    wrong(key, shown(*value) + " is not between " + shown(Json(least)) + " and " + shown(Json(most)));
    return std::nullopt;
  }
  return number;
}

std::vector<std::string> Fields::texts(std::string_view key) {
  std::vector<std::string> out;
  const Json* value = raw(key);
  if (value == nullptr) return out;
  if (!value->is_array()) {
    wrong(key, "expected a list of texts, not " + shown(*value));
    return out;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    const auto* text = (*value)[i].get_ptr<const std::string*>();
    if (text == nullptr) {
      wrong(std::string(key) + "[" + std::to_string(i) + "]", "expected a text, not " + shown((*value)[i]));
      return out;
    }
    if (units_of(*text) > max_text) {
      wrong(std::string(key) + "[" + std::to_string(i) + "]", "longer than 100,000 UTF-16 code units",
            Code::too_long);
      return out;
    }
    out.push_back(*text);
  }
  return out;
}

std::string Fields::country(std::string_view key) {
  const std::string value = text(key);
  if (value.empty()) return value;
  std::string upper = value;
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  if (upper == "UK") upper = "GB";  // reserved for it by ISO 3166, and what people write
  if (!iso_country(upper)) {
    wrong(key, "'" + value + "' is not an ISO 3166-1 alpha-2 code");
    return {};
  }
  return upper;
}

std::string Fields::language(std::string_view key, std::string_view otherwise) {
  const std::string value = text(key);
  if (value.empty()) return std::string(otherwise);
  if (!bcp47(value)) {
    wrong(key, "'" + value + "' is not a BCP 47 language tag");
    return std::string(otherwise);
  }
  return value;
}

std::string Fields::checked(std::string_view key, const std::function<bool(const std::string&)>& fits,
                            std::string_view expected) {
  const std::string value = text(key);
  if (value.empty() && !has(key)) return value;
  if (!fits(value)) {
    if (!*fault_) wrong(key, "'" + value + "' is not " + std::string(expected));
    return {};
  }
  return value;
}

Fields Fields::object(std::string_view key) {
  static const Json nothing = Json::object();
  const Json* value = raw(key);
  if (value != nullptr && !value->is_object()) {
    wrong(key, "expected an object, not " + shown(*value));
    value = nullptr;
  }
  return {value == nullptr ? nothing : *value, path(key), *fault_};
}

void Fields::objects(std::string_view key, std::size_t most, const std::function<void(Fields)>& each) {
  const Json* value = raw(key);
  if (value == nullptr) return;
  if (!value->is_array()) return wrong(key, "expected a list of objects, not " + shown(*value));
  if (value->size() > most) return wrong(key, "has more than " + std::to_string(most) + " entries");
  for (std::size_t i = 0; i < value->size() && !*fault_; ++i) {
    const std::string name = std::string(key) + "[" + std::to_string(i) + "]";
    if (!(*value)[i].is_object()) return wrong(name, "expected an object, not " + shown((*value)[i]));
    each(Fields((*value)[i], path(name), *fault_));
  }
}

}  // namespace parley::api
