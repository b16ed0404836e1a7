namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1001: manifests that are not valid JSON.</summary>
public sealed class InvalidJsonTests
{
    private const string Empty = "the manifest is not valid JSON: the file is empty; write at least { \"flags\": {} }";
    private const string Unclosed = "the manifest is not valid JSON: the text ends before all brackets are closed; add the missing ones";
    private const string Comma = "the manifest is not valid JSON: trailing comma before a closing bracket; remove it";
    private const string Comment = "the manifest is not valid JSON: comments are not allowed; use 'description' properties";
    private const string Conflict = "the manifest is not valid JSON: unresolved merge conflict; resolve it and remove the marker lines";
    private const string Surrogate = "the string contains half of a surrogate pair; write both halves or the character itself";

    [Theory]
    [InlineData("{|ROLL1001:|}", Empty)]
    [InlineData("  {|ROLL1001:|}", Empty)]
    [InlineData("\n\t {|ROLL1001:|}", Empty)]
    [InlineData("{{|ROLL1001:|}", Unclosed)]
    [InlineData("""{ "flags": {}{|ROLL1001:|}""", Unclosed)]
    [InlineData("""{ "flags": {}, {|ROLL1001:}|}""", Comma)]
    [InlineData("{ \"flags\": {},\n {|ROLL1001:}|}", Comma)]
    [InlineData("""{ "flags": {}, "x": [1, {|ROLL1001:]|} }""", Comma)]
    [InlineData("""{|ROLL1001:/|}/ why""", Comment)]
    [InlineData("""{ "flags": {|ROLL1001:/|}* none */ {} }""", Comment)]
    [InlineData("""{ "flags": {} } {|ROLL1001:{|} }""", "the manifest is not valid JSON: '{' is invalid after a single JSON value. Expected end of data")]
    [InlineData("""{ {|ROLL1001:f|}lags: {} }""", "the manifest is not valid JSON: 'f' is an invalid start of a property name. Expected a '\"'")]
    [InlineData("""{ "é😀": {|ROLL1001:N|}aN }""", "the manifest is not valid JSON: 'N' is an invalid start of a value")]
    [InlineData("{\n{|ROLL1001:<|}<<<<<< HEAD\n", Conflict)]
    [InlineData("{ \"flags\": {}\r\n{|ROLL1001:=|}======\r\n", Conflict)]
    [InlineData("{ \"flags\": {} }\n{|ROLL1001:>|}>>>>>> topic", Conflict)]
    [InlineData("{ {|ROLL1001:|}“flags”: {} }", "the manifest is not valid JSON: unexpected '“' outside of a string; use straight quotes (\") and plain spaces")]
    [InlineData("""{ "flags\{|ROLL1001:|}é": {} }""", "the manifest is not valid JSON: '0xC3' is an invalid escapable character within a JSON string. The string should be correctly escaped")]
    [InlineData("{{|ROLL1001:|}\u00A0\"flags\": {} }", "the manifest is not valid JSON: unexpected 'U+00A0' outside of a string; use straight quotes (\") and plain spaces")]
    [InlineData("""{ "flags": 0{|ROLL1001:1|} }""", "the manifest is not valid JSON: Invalid leading zero before '1'")]
    [InlineData("""{ "{|ROLL1001:\ud800|}": 1, "flags": {} }""", Surrogate)]
    [InlineData("""{ "flags": { "a": "{|ROLL1001:\udc00\ud800|}", "b": "{|ROLL1001:x\uD83Dy|}" } }""", Surrogate, Surrogate)]
    public void What_is_no_JSON_is_refused(string marked, params string[] messages) => Verify.Problems(marked, messages);

    [Fact]
    public void A_pair_of_surrogates_is_a_character()
        => Assert.Equal("😀", Verify.IsGood("""{ "flags": { "\ud83d\ude00": { "flagType": "boolean", "defaultValue": true } } }""").Flags[0].Key);

    [Fact]
    public void White_space_of_all_kinds_is_JSON() => Verify.IsGood("\r\n\t { \"flags\" :\t{ } } \n");

    [Fact]
    public void Objects_64_deep_are_read_and_65_deep_are_not()
    {
        Verify.Problems(Deep(61));
        Verify.Problems(
            Deep(62, "{|ROLL1001:{|}}"),
            "the manifest is not valid JSON: objects and arrays are nested more than 64 levels deep; reduce the nesting");
    }

    // The root, 'flags' and the flag are three levels; the value has the rest.
    private static string Deep(int levels, string inner = "{}")
        => $$"""{ "flags": { "deep": { "flagType": "object", "defaultValue": {{string.Concat(Enumerable.Repeat("{\"a\":", levels - 1))}}{{inner}}{{new string('}', levels - 1)}} } } }""";
}
