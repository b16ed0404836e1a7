namespace OpenRollout.Manifest;

/// <summary>The same share at any time.</summary>
/// <param name="Thousandths">The share in thousandths of a percent, 0 to 100000.</param>
public sealed record FixedPercentage(int Thousandths) : Percentage
{
    /// <inheritdoc/>
    public override int At(long utcTicks) => Thousandths;
}
