using System.Text.Json;
using Json.Schema;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Layers;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest.Tests;

/// <summary>The schema has the same properties and operators as the reader, and tests evaluate all of its keywords.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = Corpus.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Schema", "openrollout.schema.json")));

    private static readonly JsonElement Overlay = Corpus.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Schema", "openrollout.overlay.schema.json")));

    [Fact]
    public void Properties_of_an_overlay_are_those_of_the_reader()
    {
        var definitions = Overlay.GetProperty("definitions");
        AssertSame(OverlaySchema.Overlay, Overlay);
        AssertSame(OverlaySchema.Flag, definitions.GetProperty("flag"));
        AssertSame(OverlaySchema.Rollout, definitions.GetProperty("rollout"));
        AssertSame(OverlaySchema.Stage, definitions.GetProperty("stage"));
    }

    [Fact]
    public void Everything_in_a_stage_of_an_overlay_is_as_in_the_manifest()
    {
        var manifest = Schema.GetProperty("definitions");
        var shared = Overlay.GetProperty("definitions").EnumerateObject().Where(definition => definition.Name is not ("flag" or "rollout" or "stage")).ToArray();
        Assert.Contains("audience", shared.Select(definition => definition.Name));
        Assert.All(shared, definition => Assert.True(JsonElement.DeepEquals(manifest.GetProperty(definition.Name), definition.Value), definition.Name));
    }

    [Fact]
    public void What_the_manifest_alone_sets_is_the_rest_of_its_properties()
    {
        AssertAll(ObjectSchema.Manifest, OverlaySchema.Overlay);
        AssertAll(ObjectSchema.Flag, OverlaySchema.Flag);
        AssertAll(ObjectSchema.Rollout, OverlaySchema.Rollout);
        AssertAll(ObjectSchema.Stage, OverlaySchema.Stage);

        static void AssertAll(ObjectSchema manifest, ObjectSchema overlay)
            => Assert.Equal(manifest.Properties.Except(overlay.Properties).Order(StringComparer.Ordinal), overlay.ManifestOnly.Select(only => only.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Properties_are_those_of_the_reader()
    {
        var definitions = Schema.GetProperty("definitions");
        AssertSame(ObjectSchema.Manifest, Schema);
        AssertSame(ObjectSchema.Attribute, definitions.GetProperty("attribute"));
        AssertSame(ObjectSchema.Segment, definitions.GetProperty("segment"));
        AssertSame(ObjectSchema.Guardrail, definitions.GetProperty("guardrail"));
        AssertSame(ObjectSchema.Flag, definitions.GetProperty("flag"));
        AssertSame(ObjectSchema.Lifecycle, definitions.GetProperty("lifecycle"));
        AssertSame(ObjectSchema.Rollout, definitions.GetProperty("rollout"));
        AssertSame(ObjectSchema.Watch, definitions.GetProperty("watch"));
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
        => Assert.All([Schema, Overlay], AssertDescribed);

    [Fact]
    public void The_schema_is_valid_by_draft_07()
        => Assert.All([Schema, Overlay], schema => Assert.True(MetaSchemas.Draft7.Evaluate(schema).IsValid));

    [Fact]
    public void References_have_no_siblings_that_draft_07_ignores()
        => Assert.All([Schema, Overlay], root => Assert.All(ObjectsIn(root).Where(schema => schema.TryGetProperty("$ref", out _)), schema =>
        {
            Assert.All(schema.EnumerateObject(), sibling => Assert.Contains(sibling.Name, new[] { "$ref", "title", "description", "default" }));
            Assert.True(root.GetProperty("definitions").TryGetProperty(schema.GetProperty("$ref").GetString()!["#/definitions/".Length..], out _));
        }));

    [Theory]
    [InlineData("""{ "type": "string", "format": "date" }""")]
    [InlineData("""{ "properties": { "a": { "items": { "minimun": 1 } } } }""")]
    [InlineData("""{ "definitions": { "a": { "unevaluatedProperties": false } } }""")]
    [InlineData("""{ "if": { "minContains": 1 } }""")]
    public void A_keyword_that_would_be_ignored_is_refused(string schema)
        => Assert.Throws<JsonSchemaException>(() => new StrictSchema(schema));

    [Theory]
    [InlineData("""{ "pattern": "^a$" }""", "\"a\"", true)]
    [InlineData("""{ "pattern": "^a$" }""", "\"a\\n\"", false)]
    [InlineData("""{ "not": { "pattern": "/split$" } }""", "\"/split\"", false)]
    [InlineData("""{ "not": { "pattern": "/split$" } }""", "\"/split\\n\"", true)]
    public void The_end_of_a_pattern_is_the_end_of_the_string(string schema, string value, bool expected)
        => Assert.Equal(expected, new StrictSchema(schema).Accepts(JsonDocument.Parse(value).RootElement));

    private static void AssertSame(ObjectSchema expected, params JsonElement[] schemas)
    {
        Assert.Equal(expected.Properties.Order(StringComparer.Ordinal), schemas.SelectMany(NamesIn).Order(StringComparer.Ordinal));
        Assert.All(schemas, schema => Assert.False(schema.GetProperty("additionalProperties").GetBoolean()));
        Assert.All(schemas, schema => Assert.True(schema.GetProperty("patternProperties").GetProperty("^x-").GetBoolean()));
    }

    private static IEnumerable<JsonElement> ObjectsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => ObjectsIn(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ObjectsIn),
        _ => [],
    };

    private static IEnumerable<string> NamesIn(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    private static void AssertDescribed(JsonElement schema)
    {
        foreach (var expected in new[] { schema }.Concat(schema.GetProperty("definitions").EnumerateObject().Select(definition => definition.Value)))
        {
            if (expected.TryGetProperty("properties", out var properties))
            {
                Assert.All(properties.EnumerateObject(), property => Assert.True(HasDescription(schema, property.Value), property.Name));
            }
        }
    }

    private static bool HasDescription(JsonElement schema, JsonElement property)
        => property.TryGetProperty("description", out _)
            || (property.TryGetProperty("$ref", out var reference)
                && schema.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/')[^1]).TryGetProperty("description", out _));
}
