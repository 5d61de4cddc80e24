#include "template/value.h"

#include "template/words.h"

namespace parley::templates {

std::optional<Number> as_number(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return *integer;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nullopt;
}

std::string describe(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* text = std::get_if<std::string>(&value)) return concat({"the text ", quote(*text)});
  return std::holds_alternative<std::monostate>(value) ? "nothing" : "a number";
}

}  // namespace parley::templates
