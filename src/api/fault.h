/// @file api/fault.h
/// @brief The contract's errors.
#pragma once

#include <optional>
#include <string>

namespace parley::api {

enum class Code : int {
  broken_json = -32700,
  not_a_request = -32600,
  unknown_method = -32601,
  bad_parameter = -32602,
  too_long = -32001,
  pack_needed = -32002,
  unknown_library = -32003
};

/// What went wrong; the message names the field and says what was expected.
struct Fault {
  Code code = Code::bad_parameter;
  std::string message;
  std::string pack;  ///< of pack_needed
};

}  // namespace parley::api
