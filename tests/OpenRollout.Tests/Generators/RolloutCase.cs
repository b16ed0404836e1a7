using System.Text;
using System.Text.Json.Nodes;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Tests.Generators;

/// <summary>A random manifest with users: what laws are held against.</summary>
/// <param name="Seed">Draws whatever else a law needs at random.</param>
/// <param name="Manifest">The manifest; not to be changed.</param>
/// <param name="Cohorts">The keys of the segments that come from files, whether the manifest has them or not.</param>
/// <param name="Contexts">The users.</param>
internal sealed record RolloutCase(
    int Seed, JsonObject Manifest, IReadOnlyDictionary<string, KeySet> Cohorts, IReadOnlyList<UserContext> Contexts)
{
    public string Json => Manifest.ToJsonString();

    public ManifestReadResult Read() => Read(Manifest);

    public RolloutProgram Compile() => Compile(Manifest);

    /// <summary>Compiles a manifest that was made from this case's.</summary>
    public RolloutProgram Compile(JsonObject changed) => RolloutProgram.Compile(Read(changed), Cohorts);

    public override string ToString()
        => new StringBuilder().Append("seed ").Append(Seed).Append('\n').Append(Json).Append('\n').AppendJoin('\n', Contexts).ToString();

    private static ManifestReadResult Read(JsonObject manifest) => ManifestReader.Read(Encoding.UTF8.GetBytes(manifest.ToJsonString()));
}
