using System.Text;
using System.Text.Json.Nodes;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Tests.Generators;

/// <summary>A random manifest with users, as a case for property tests.</summary>
/// <param name="Seed">The seed for any further random values that a property needs.</param>
/// <param name="Manifest">The manifest. Do not modify it.</param>
/// <param name="Cohorts">The keys of file-based segments, including segments that the manifest does not have.</param>
/// <param name="Contexts">The users.</param>
internal sealed record RolloutCase(
    int Seed, JsonObject Manifest, IReadOnlyDictionary<string, KeySet> Cohorts, IReadOnlyList<UserContext> Contexts)
{
    public string Json => Manifest.ToJsonString();

    public ManifestReadResult Read() => Read(Manifest);

    public RolloutProgram Compile() => Compile(Manifest);

    /// <summary>Compiles a manifest that was derived from this case's manifest.</summary>
    public RolloutProgram Compile(JsonObject changed) => RolloutProgram.Compile(Read(changed), Cohorts);

    public override string ToString()
        => new StringBuilder().Append("seed ").Append(Seed).Append('\n').Append(Json).Append('\n').AppendJoin('\n', Contexts).ToString();

    private static ManifestReadResult Read(JsonObject manifest) => ManifestReader.Read(Encoding.UTF8.GetBytes(manifest.ToJsonString()));
}
