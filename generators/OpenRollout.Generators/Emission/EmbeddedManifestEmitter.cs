using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Generators.Emission;

/// <summary>Writes the member with the text of the manifest.</summary>
internal static class EmbeddedManifestEmitter
{
    /// <summary>The nested class that holds the text.</summary>
    public const string ClassName = "embeddedText";

    private const string Bytes = "global::System.ReadOnlySpan<byte>";

    public static void Emit(Action<string, SourceText> add, ManifestSource source)
        => SourceFile.Add(add, source.Identity, "Manifest", code =>
        {
            using (code.Open($"static partial class {source.Identity.ClassName}"))
            {
                if (source.Storage == TextStorage.None)
                {
                    code.Line("/// <summary>Gets an empty span, because the manifest is too large to be embedded.</summary>");
                    code.Line($"public static {Bytes} EmbeddedManifest => default;");
                    return;
                }

                code.Line("/// <summary>Gets the manifest as it was at build time, in UTF-8. A provider created from it needs no file: <c>new OpenRolloutProvider(EmbeddedManifest)</c>.</summary>");
                // One literal, not a concatenation of lines: the compiler copies it into the assembly as it is.
                var literal = CSharpLiteral.From(WithWholeCharacters(source.Text));
                if (source.Storage == TextStorage.Utf8)
                {
                    code.Line($"public static {Bytes} EmbeddedManifest => {literal}u8;");
                    return;
                }

                code.Line($"public static {Bytes} EmbeddedManifest => {ClassName}.Utf8;").BlankLine();
                // In a nested class, so that the bytes are created on first use only.
                using (code.Open($"private static class {ClassName}"))
                {
                    code.Line($"public static readonly byte[] Utf8 = global::System.Text.Encoding.UTF8.GetBytes({literal});");
                }
            }
        });

    /// <summary>Replaces unpaired surrogates, which UTF-8 cannot represent, with U+FFFD.</summary>
    public static string WithWholeCharacters(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
