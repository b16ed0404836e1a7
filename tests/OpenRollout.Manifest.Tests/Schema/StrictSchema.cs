using System.Text.Json;
using Json.Schema;

namespace OpenRollout.Manifest.Tests;

/// <summary>
/// A draft-07 schema, evaluated by JsonSchema.Net. Keywords that do not restrict a value are refused, because a
/// schema with a misspelled keyword would otherwise accept invalid values unnoticed.
/// </summary>
internal sealed class StrictSchema
{
    private static readonly Dialect Strict = Dialect.Draft07.With([], allowUnknownKeywords: false);

    private readonly JsonSchema _schema;

    public StrictSchema(string text)
    {
        if (text.Contains("\"format\"", StringComparison.Ordinal))
        {
            throw new JsonSchemaException("'format' is only an annotation.");
        }

        // In JSON Schema, $ matches at the very end of a string; in .NET also before a final line feed.
        var patterns = text.Replace("$\"", "$(?!\\\\n)\"", StringComparison.Ordinal);
        _schema = JsonSchema.FromText(patterns, new BuildOptions { Dialect = Strict, SchemaRegistry = new SchemaRegistry() });
    }

    /// <summary>Returns whether a value is valid.</summary>
    public bool Accepts(JsonElement value)
        => _schema.Evaluate(value, new EvaluationOptions { OutputFormat = OutputFormat.Flag }).IsValid;
}
