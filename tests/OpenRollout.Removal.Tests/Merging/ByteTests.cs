using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Tests;

/// <summary>A removal keeps encodings and line ends, and changes no file without a use.</summary>
public sealed class ByteTests
{
    private static readonly string[] Lines =
    [
        "namespace App;", "", "internal class Some // é", "{", "    public void Run()", "    {",
        "        if (Flags.Stories.IsEnabled())", "        {", "            Say(1);", "        }", "",
        "        Say(\"\"\"", "            raw", "            \"\"\");", "    }", "}",
    ];

    public static TheoryData<string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string>();
            foreach (var encoding in new[] { "utf-8", "utf-8 with a byte order mark", "utf-16", "utf-16BE" })
            {
                foreach (var end in new[] { "\n", "\r\n", "mixed" })
                {
                    files.Add(encoding, end);
                }
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Encoding_and_line_ends_stay(string encodingName, string end)
    {
        Encoding encoding = encodingName switch
        {
            "utf-8" => new UTF8Encoding(false),
            "utf-8 with a byte order mark" => new UTF8Encoding(true),
            _ => Encoding.GetEncoding(encodingName),
        };
        var before = BytesOf(Lines.Select((line, index) => line + EndOf(index, end)), encoding);
        var compilation = TestCompilation.Create([("Some.cs", ""), ("Other.cs", "namespace App;\r\n\ninternal class Other { }")], true);
        using var stream = new MemoryStream(before);
        var text = SourceText.From(stream, encoding);
        compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(tree => tree.FilePath == "Some.cs"), CSharpSyntaxTree.ParseText(text, TestCompilation.Syntax, "Some.cs"));

        var result = FlagRemoval.Run(new RemovalRequest("stories", true, [compilation]));

        var (path, changed) = Assert.Single(result.Texts);
        Assert.Equal("Some.cs", path);
        var after = Lines.Select((line, index) => (Text: (index == 8 ? line[4..] : line) + EndOf(index, end), index)).Where(line => line.index is not (6 or 7 or 9)).Select(line => line.Text);
        Assert.Equal(BytesOf(after, encoding), BytesOf([changed.ToString()], changed.Encoding!));
    }

    // The last line has no end.
    private static string EndOf(int line, string end) => line == Lines.Length - 1 ? "" : end != "mixed" ? end : line % 2 == 0 ? "\r\n" : "\n";

    private static byte[] BytesOf(IEnumerable<string> lines, Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(string.Concat(lines))];
}
