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
[JsonSerializable(typeof(EditReport))]
[JsonSerializable(typeof(ShowReport))]
[JsonSerializable(typeof(DecisionReport))]
[JsonSerializable(typeof(DecisionsReport))]
[JsonSerializable(typeof(RemovalReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class Json : JsonSerializerContext
{
    private static Json? _indented;
    private static Json? _compact;

    /// <summary>Gets the shapes with an indentation. Created on first use, because the generated default is not there while this type is initialized.</summary>
    private static Json Indented => _indented ??= new Json(new JsonSerializerOptions(Default.Options!) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static Json Compact => _compact ??= new Json(new JsonSerializerOptions(Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a report as one document.</summary>
    public static void Write<T>(TextWriter writer, T report) => writer.WriteLine(JsonSerializer.Serialize(report, (JsonTypeInfo<T>)Indented.GetTypeInfo(typeof(T))!));

    /// <summary>Writes a report on one line.</summary>
    public static string WriteLine<T>(T report) => JsonSerializer.Serialize(report, (JsonTypeInfo<T>)Compact.GetTypeInfo(typeof(T))!);
}
