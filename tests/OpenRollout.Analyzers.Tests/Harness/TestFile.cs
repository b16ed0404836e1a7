using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Tests;

/// <summary>An additional file, read from bytes as the compiler reads it.</summary>
/// <param name="path">The path.</param>
/// <param name="bytes">The content.</param>
/// <param name="encoding">The encoding of a file without a byte order mark; null for UTF-8.</param>
internal sealed class TestFile(string path, byte[] bytes, Encoding? encoding = null) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(bytes, bytes.Length, encoding ?? Encoding.UTF8);

    public TestFile(string path, string text)
        : this(path, Encoding.UTF8.GetBytes(text))
    {
    }

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
