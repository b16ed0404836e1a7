using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Tests;

/// <summary>An additional file, read from bytes as the compiler reads it.</summary>
internal sealed class TestFile(string path, byte[] bytes) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(bytes, bytes.Length, Encoding.UTF8);

    public TestFile(string path, string text)
        : this(path, Encoding.UTF8.GetBytes(text))
    {
    }

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
