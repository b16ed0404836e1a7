using System.Text.Json;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest.Tests;

/// <summary>The schema knows what the reader knows, and the tests' evaluator does not look away.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = Corpus.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Schema", "openrollout.schema.json")));

    [Fact]
    public void Properties_are_those_of_the_reader()
    {
        var definitions = Schema.GetProperty("definitions");
        AssertSame(ObjectSchema.Manifest, Schema);
        AssertSame(ObjectSchema.Attribute, definitions.GetProperty("attribute"));
        AssertSame(ObjectSchema.Segment, definitions.GetProperty("segment"));
        AssertSame(ObjectSchema.Flag, definitions.GetProperty("flag"));
        AssertSame(ObjectSchema.Lifecycle, definitions.GetProperty("lifecycle"));
        AssertSame(ObjectSchema.Rollout, definitions.GetProperty("rollout"));
        AssertSame(ObjectSchema.Stage, definitions.GetProperty("stage"));
        AssertSame(ObjectSchema.Audience, definitions.GetProperty("audience"));
        AssertSame(ObjectSchema.Serve, definitions.GetProperty("serve").GetProperty("oneOf")[1]);
        AssertSame(ObjectSchema.Ramp, definitions.GetProperty("ramp"), definitions.GetProperty("steps"));
        AssertSame(ObjectSchema.Step, definitions.GetProperty("steps").GetProperty("properties").GetProperty("steps").GetProperty("items"));
    }

    [Fact]
    public void Operators_and_combinators_are_those_of_the_reader()
    {
        var definitions = Schema.GetProperty("definitions");
        Assert.Equal(OperatorNames.All, NamesIn(definitions.GetProperty("operators")));
        Assert.Equal(ConditionReader.Combinators, NamesIn(definitions.GetProperty("condition")));
    }

    [Fact]
    public void Every_property_is_described()
        => AssertDescribed(Schema);

    [Theory]
    [InlineData("""{ "type": "string", "format": "date" }""")]
    [InlineData("""{ "properties": { "a": { "items": { "multipleOf": 0.001 } } } }""")]
    [InlineData("""{ "definitions": { "a": { "dependencies": {} } } }""")]
    [InlineData("""{ "if": { "contains": {} } }""")]
    public void A_keyword_that_would_be_passed_over_fails(string schema)
        => Assert.Throws<NotSupportedException>(() => new JsonSchema(JsonDocument.Parse(schema).RootElement));

    [Theory]
    [InlineData("""{ "pattern": "^a$" }""", "\"a\"", true)]
    [InlineData("""{ "pattern": "^a$" }""", "\"a\\n\"", false)]
    [InlineData("""{ "type": "integer" }""", "1.0", true)]
    [InlineData("""{ "type": "integer" }""", "1.5", false)]
    [InlineData("""{ "type": ["string", "boolean"] }""", "1", false)]
    [InlineData("""{ "oneOf": [ { "type": "number" }, { "minimum": 5 } ] }""", "7", false)]
    [InlineData("""{ "if": { "const": 1 }, "then": false, "else": true }""", "1.0", false)]
    [InlineData("""{ "if": { "const": 1 }, "then": false, "else": true }""", "2", true)]
    [InlineData("""{ "properties": { "a": true }, "additionalProperties": false }""", "{\"a\":1}", true)]
    [InlineData("""{ "properties": { "a": true }, "additionalProperties": false }""", "{\"b\":1}", false)]
    [InlineData("""{ "patternProperties": { "^x-": true }, "additionalProperties": false }""", "{\"x-b\":1}", true)]
    [InlineData("""{ "patternProperties": { "^x-": true }, "additionalProperties": false }""", "{\"b\":1}", false)]
    [InlineData("""{ "patternProperties": { "^x-": { "type": "string" } } }""", "{\"x-b\":1}", false)]
    [InlineData("""{ "minItems": 1 }""", "[]", false)]
    [InlineData("""{ "minItems": 1 }""", "[1]", true)]
    [InlineData("""{ "uniqueItems": true }""", "[1,2,1]", false)]
    [InlineData("""{ "propertyNames": { "maxLength": 1 } }""", "{\"😀\":1}", true)]
    [InlineData("""{ "propertyNames": { "maxLength": 1 } }""", "{\"ab\":1}", false)]
    [InlineData("""{ "required": ["a"], "minProperties": 2 }""", "{\"a\":1}", false)]
    [InlineData("""{ "required": ["a"] }""", "[]", true)]
    public void The_evaluator_follows_draft_07(string schema, string value, bool expected) => Assert.Equal(
        expected,
        new JsonSchema(JsonDocument.Parse(schema).RootElement).Accepts(JsonDocument.Parse(value).RootElement));

    private static void AssertSame(ObjectSchema expected, params JsonElement[] schemas)
    {
        Assert.Equal(expected.Properties.Order(StringComparer.Ordinal), schemas.SelectMany(NamesIn).Order(StringComparer.Ordinal));
        Assert.All(schemas, schema => Assert.False(schema.GetProperty("additionalProperties").GetBoolean()));
        Assert.All(schemas, schema => Assert.True(schema.GetProperty("patternProperties").GetProperty("^x-").GetBoolean()));
    }

    private static IEnumerable<string> NamesIn(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    private static void AssertDescribed(JsonElement schema)
    {
        foreach (var expected in new[] { schema }.Concat(schema.GetProperty("definitions").EnumerateObject().Select(definition => definition.Value)))
        {
            if (expected.TryGetProperty("properties", out var properties))
            {
                Assert.All(properties.EnumerateObject(), property => Assert.True(HasDescription(property.Value), property.Name));
            }
        }
    }

    private static bool HasDescription(JsonElement property)
        => property.TryGetProperty("description", out _)
            || (property.TryGetProperty("$ref", out var reference)
                && Schema.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/')[^1]).TryGetProperty("description", out _));
}
