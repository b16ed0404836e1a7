using System.Text;
using OpenRollout.Manifest.GeneratedCode;

namespace OpenRollout.Generators.Reading;

/// <summary>
/// Decides how the texts of manifests are stored. The compiler creates an expression for each byte of a UTF-8 literal: four
/// megabytes cost seconds and a gigabyte of memory in every build. A string costs nothing, but all strings of an assembly
/// have to fit into 16 MB, and the project needs a part of that.
/// </summary>
internal sealed class TextStorageBudget
{
    private const int LargestUtf8Literal = 256 * 1024;

    private int _charactersLeft = 4_500_000;

    public TextStorage For(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > CodePlan.MaximumText)
        {
            return TextStorage.None;
        }

        if (text.Length <= LargestUtf8Literal || text.Length > _charactersLeft)
        {
            return TextStorage.Utf8;
        }

        _charactersLeft -= text.Length;
        return TextStorage.String;
    }
}
