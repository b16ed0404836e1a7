namespace OpenRollout.Generators.Model;

/// <summary>The type of a member of an object flag, inferred from all values in the manifest.</summary>
/// <param name="Kind">The kind of value.</param>
/// <param name="IsOptional">Whether some value lacks the member or has null for it.</param>
/// <param name="Record">The type of an object; otherwise null.</param>
/// <param name="Item">The type of a list's items; otherwise null.</param>
internal sealed record ValueShape(ValueShapeKind Kind, bool IsOptional = false, RecordModel? Record = null, ValueShape? Item = null)
{
    /// <summary>Gets the record of an object or of the items of a list, at any depth of lists; otherwise null.</summary>
    public RecordModel? InnerRecord => Record ?? Item?.InnerRecord;
}
