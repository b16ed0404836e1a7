using System.Text;
using OpenRollout.Cli.Files;

namespace OpenRollout.Cli.Tests.Harness;

/// <summary>A manifest in memory.</summary>
internal sealed class MemoryOrigin(string manifest, Func<string, byte[]?>? readFile = null) : ManifestOrigin
{
    public override string FileName => "flags.json";

    public override string Display(string name) => name;

    public override byte[]? TryRead(string name) => name == FileName ? Encoding.UTF8.GetBytes(manifest) : readFile?.Invoke(name);

    /// <summary>Opens the manifest, which must have no errors.</summary>
    public UsableManifest Open() => UsableManifest.Open(this, environment: null, Silent);

    /// <summary>Gets a host without input and output.</summary>
    public static CommandHost Silent { get; } = new()
    {
        OpenInput = () => Stream.Null,
        OutputStream = Stream.Null,
        Output = TextWriter.Null,
        Error = TextWriter.Null,
        Folder = AppContext.BaseDirectory,
    };
}
