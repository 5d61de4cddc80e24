#include "pack/pattern.h"

#include "text/utf.h"

namespace parley::pack {
namespace {

class Parser {
 public:
  Parser(std::string_view pattern, std::string& error) : in_(pattern), error_(error) {}

  Node run() {
    Node node = choice();
    if (error_.empty() && at_ < in_.size()) fail("unexpected `" + std::string(1, in_[at_]) + "`");
    return node;
  }

 private:
  void fail(const std::string& what) {
    if (error_.empty())
      error_ = what + " at column " + std::to_string(at_ + 1) + " of `" + std::string(in_) + "`";
  }
  void skip() {
    while (at_ < in_.size() && in_[at_] == ' ') ++at_;
  }
  bool take(std::string_view s) {
    if (in_.substr(at_, s.size()) != s) return false;
    at_ += s.size();
    return true;
  }
  std::string until(std::string_view stops) {
    const std::size_t end = std::min(in_.find_first_of(stops, at_), in_.size());
    std::string out(in_.substr(at_, end - at_));
    at_ = end;
    return out;
  }

  Node choice() {
    Node node{Node::Type::choice, {}, 0, {}};
    do {
      node.parts.push_back(sequence());
    } while (error_.empty() && take("|"));
    if (node.parts.size() == 1) return std::move(node.parts.front());
    return node;
  }

  Node sequence() {
    Node node{Node::Type::sequence, {}, 0, {}};
    for (skip(); error_.empty() && at_ < in_.size() && in_[at_] != '|' && in_[at_] != ')'; skip()) {
      node.parts.push_back(item());
    }
    if (node.parts.empty()) fail("an empty part");
    return node;
  }

  Node item() {
    Node node = atom();
    if (take("?")) return Node{Node::Type::optional, {}, 0, {std::move(node)}};
    return node;
  }

  Node atom() {
    if (take("^^")) return leaf(Node::Type::message_start, {});
    if (take("^")) return leaf(Node::Type::start, {});
    if (take("$$")) return leaf(Node::Type::message_end, {});
    if (take("$")) return leaf(Node::Type::end, {});
    if (take("..")) {
      Node node = leaf(Node::Type::gap, {});
      while (at_ < in_.size() && in_[at_] >= '0' && in_[at_] <= '9')
        node.count = node.count * 10 + (in_[at_++] - '0');
      if (node.count < 1 || node.count > 12) fail("a gap needs 1 to 12");
      return node;
    }
    if (take("~")) return Node{Node::Type::tight, {}, 0, {atom()}};
    if (take("!")) return Node{Node::Type::no, {}, 0, {atom()}};
    if (take("(")) {
      Node node = choice();
      if (!take(")")) fail("expected `)`");
      return node;
    }
    if (take("<")) {
      Node node = leaf(Node::Type::lemma, until(">"));
      if (!take(">")) fail("expected `>`");
      return node;
    }
    if (take("@")) return leaf(Node::Type::name, until(" |)?"));
    if (take("#")) return leaf(Node::Type::kind, until(" |)?"));
    if (take("\"")) {
      Node node = leaf(Node::Type::literal, until("\""));
      if (!take("\"")) fail("expected a closing quotation mark");
      return node;
    }
    const std::string word = until(" |)(?=\"<>@#");
    if (word.empty()) {
      fail("expected a word");
      ++at_;
      return {};
    }
    if (take("=")) return Node{Node::Type::capture, word, 0, {atom()}};
    return leaf(Node::Type::literal, text::normalise(text::to_utf16(word)));
  }

  static Node leaf(Node::Type type, std::string text) { return Node{type, std::move(text), 0, {}}; }

  std::string_view in_;
  std::string& error_;
  std::size_t at_ = 0;
};

}  // namespace

Node parse_pattern(std::string_view pattern, std::string& error) {
  return Parser(pattern, error).run();
}

}  // namespace parley::pack
