namespace OpenRollout.Manifest;

/// <summary>A place in the manifest as an editor shows it.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 1 in UTF-16 code units.</param>
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>Returns the position as compilers write it, <c>line,column</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Line},{Column}");
}
