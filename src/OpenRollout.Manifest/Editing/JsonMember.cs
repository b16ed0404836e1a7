namespace OpenRollout.Manifest.Editing;

/// <summary>A property of an object or an item of an array.</summary>
/// <param name="Name">The name of the property; null for an item.</param>
/// <param name="Start">The offset of the name's opening quotation mark; for an item, of its value.</param>
/// <param name="NameEnd">The offset after the name's closing quotation mark; for an item, <paramref name="Start"/>.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonMember(string? Name, int Start, int NameEnd, JsonSyntax Value)
{
    /// <summary>Gets the offset after the value.</summary>
    public int End => Value.End;
}
