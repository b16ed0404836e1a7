namespace OpenRollout.Manifest;

/// <summary>A share that grows in steps; 0 before the first of them.</summary>
/// <param name="Steps">The steps in ascending order of time, their shares never falling.</param>
public sealed record SteppedRamp(IReadOnlyList<RampStep> Steps) : Percentage
{
    /// <inheritdoc/>
    public override int At(long utcTicks)
    {
        var share = 0;
        for (var index = 0; index < Steps.Count && Steps[index].At <= utcTicks; index++)
        {
            share = Steps[index].Thousandths;
        }

        return share;
    }
}
