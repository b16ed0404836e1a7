using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Generators.Reading;

/// <summary>
/// Decides how texts are held. The compiler makes an expression of each byte of a UTF-8 literal: four megabytes cost it
/// seconds, and a gigabyte of memory, at every build. A string costs it nothing, but all strings of an assembly have to
/// fit into 16 MB, and some of that must be left to the project.
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
