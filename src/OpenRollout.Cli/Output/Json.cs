using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OpenRollout.Cli.Output.Reports;

namespace OpenRollout.Cli.Output;

/// <summary>The shapes of JSON output. docs/cli.md describes them; properties are only added.</summary>
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(EvaluationReport))]
[JsonSerializable(typeof(ExplanationReport))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(SimulationReport))]
[JsonSerializable(typeof(DiffReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class Json : JsonSerializerContext
{
    private static readonly Json Indented = new(new JsonSerializerOptions(Default.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly Json Compact = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a report as one document.</summary>
    public static void Write<T>(TextWriter writer, T report) => writer.WriteLine(JsonSerializer.Serialize(report, (JsonTypeInfo<T>)Indented.GetTypeInfo(typeof(T))!));

    /// <summary>Writes a report on one line.</summary>
    public static string WriteLine<T>(T report) => JsonSerializer.Serialize(report, (JsonTypeInfo<T>)Compact.GetTypeInfo(typeof(T))!);
}
