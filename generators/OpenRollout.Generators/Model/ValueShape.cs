namespace OpenRollout.Generators.Model;

/// <summary>What a member of an object flag's values holds, over all values that the manifest has.</summary>
/// <param name="Kind">What kind of value.</param>
/// <param name="IsOptional">Whether some value lacks it, or has null there.</param>
/// <param name="Record">The type of an object.</param>
/// <param name="Item">What a list holds.</param>
internal sealed record ValueShape(ValueShapeKind Kind, bool IsOptional = false, RecordModel? Record = null, ValueShape? Item = null)
{
    /// <summary>The record that stands in it, be it in a list.</summary>
    public RecordModel? InnerRecord => Record ?? Item?.InnerRecord;
}
