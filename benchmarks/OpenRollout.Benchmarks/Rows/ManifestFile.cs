using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Benchmarks;

/// <summary>A manifest as an additional file of the compiler.</summary>
internal sealed class ManifestFile(string path, byte[] utf8) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(Encoding.UTF8.GetString(utf8), Encoding.UTF8);

    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
