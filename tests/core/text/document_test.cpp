#include "text/document.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace parley::text;

namespace {

Document read(std::string_view text) {
  return Document::read(to_utf16(text), "en");
}

std::vector<std::string> tokens_of(std::string_view text) {
  const Document document = read(text);
  std::vector<std::string> out;
  for (const Token& token : document.tokens()) out.push_back(to_utf8(document.text(token.span)));
  return out;
}

std::vector<std::string> sentences_of(std::string_view text) {
  const Document document = read(text);
  std::vector<std::string> out;
  for (const Sentence& sentence : document.sentences()) out.push_back(to_utf8(document.text(sentence.span)));
  return out;
}

TokenKind kind_of(std::string_view text, std::size_t index = 0) {
  return read(text).tokens()[index].kind;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("tokens: words, punctuation runs, units stuck to numbers") {
  CHECK(tokens_of("Wait!!! It's 5cm, ok?!") == List{"Wait", "!!!", "It's", "5", "cm", ",", "ok", "?!"});
}

TEST_CASE("tokens: what a seller pastes is one token each") {
  CHECK(kind_of("+380 67 000 00 00") == TokenKind::phone);
  CHECK(tokens_of("call +380 67 000 00 00, please")[1] == "+380 67 000 00 00");
  CHECK(kind_of("(555) 123-4567") == TokenKind::phone);
  CHECK(kind_of("anna.k@example.com") == TokenKind::email);
  CHECK(tokens_of("see https://a.shop/x?y=1.")[1] == "https://a.shop/x?y=1");
  CHECK(kind_of("myshop.com") == TokenKind::url);
  CHECK(kind_of("t.me/shop") == TokenKind::url);
  CHECK(kind_of("03/04") == TokenKind::date);
  CHECK(kind_of("3.4.2026") == TokenKind::date);
  CHECK(kind_of("{tracking}") == TokenKind::placeholder);
  CHECK(kind_of("{{order}}") == TokenKind::placeholder);
}

TEST_CASE("tokens: near misses stay what they are") {
  CHECK(kind_of("3218765432") == TokenKind::number);   // an order number
  CHECK(kind_of("RR123456785UA") == TokenKind::word);  // a tracking number
  CHECK(kind_of("24/7") != TokenKind::date);
  CHECK(kind_of("1/2") != TokenKind::date);
  CHECK(kind_of("3.5") == TokenKind::number);
  CHECK(kind_of("2-3 days") == TokenKind::number);
  CHECK(kind_of("soon.It", 0) == TokenKind::word);
}

TEST_CASE("spans count UTF-16 units") {
  const Document document = read("😊 Привіт");
  REQUIRE(document.tokens().size() == 2);
  CHECK(document.tokens()[0].span == Span{0, 2});
  CHECK(document.tokens()[1].span == Span{3, 9});
}

TEST_CASE("sentences: lower case after a full stop, abbreviations' initials, line breaks") {
  CHECK(sentences_of("Sorry. it comes Monday! ok") == List{"Sorry.", "it comes Monday!", "ok"});
  CHECK(sentences_of("Hi Anna\nIt is J. Smith's ring") == List{"Hi Anna", "It is J. Smith's ring"});
  CHECK(sentences_of("It costs 3.50 EUR. Thanks") == List{"It costs 3.50 EUR.", "Thanks"});
}

TEST_CASE("quotes are marked, emphasis is not") {
  const Document document = read("You wrote \"it never arrived at all\" and \"sorry\".");
  const auto tokens = document.tokens();
  CHECK(tokens[4].quoted);
  CHECK_FALSE(tokens[tokens.size() - 3].quoted);
  CHECK(read("> where is it\nHello").tokens()[1].quoted);
}

TEST_CASE("hostile text does not hurt") {
  CHECK(read("").tokens().empty());
  CHECK(read("\n\n  \t").sentences().empty());
  CHECK(read(std::string(50000, '(')).tokens().size() == 50000);
  CHECK(read("\xff\xfe{{{{{").tokens().size() > 0);
}
