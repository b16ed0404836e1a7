namespace OpenRollout.Manifest;

/// <summary>A position in the manifest as editors show it.</summary>
/// <param name="Line">The line number, starting at 1.</param>
/// <param name="Column">The column in UTF-16 code units, starting at 1.</param>
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>Returns the position in the format of compilers, <c>line,column</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Line},{Column}");
}
