namespace OpenRollout.Manifest;

/// <summary>Reads the share of an audience: a percentage, a ramp between two times, or steps.</summary>
internal sealed class PercentageReader(ValueReader values)
{
    private readonly ValueReader _values = values;
    private readonly ObjectReader _ramp = new(values, Shape.Ramp);
    private readonly ObjectReader _step = new(values, Shape.Step);

    /// <summary>Returns the share; everyone where the manifest says nothing, or nothing sensible.</summary>
    public Percentage Read(JsonNode node)
    {
        if (node.IsMissing)
        {
            return Percentage.Everyone;
        }

        if (!node.IsObject)
        {
            return ReadShare(node) is { } share ? new FixedPercentage(share) : Percentage.Everyone;
        }

        if (!_ramp.Read(node, node.Range))
        {
            return Percentage.Everyone;
        }

        Percentage? read = _ramp["steps"].IsMissing ? ReadRamp() : ReadSteps();
        return read ?? Percentage.Everyone;
    }

    private int? ReadShare(JsonNode node)
    {
        if (node.IsNumber && ExactNumber.TryScale(node.Raw, 3, out var thousandths) && thousandths is >= 0 and <= Percentage.All)
        {
            return (int)thousandths;
        }

        if (!node.IsMissing)
        {
            _values.ReportValue(node, "a percentage", "a number from 0 to 100 with at most three decimals");
        }

        return null;
    }

    private LinearRamp? ReadRamp()
    {
        var from = ReadShare(_ramp.Require("from"));
        var to = ReadShare(_ramp.Require("to"));
        var start = _values.ReadTime(_ramp.Require("start"), "the start of a ramp");
        var end = _values.ReadTime(_ramp.Require("end"), "the end of a ramp");
        if (from > to)
        {
            _values.Report(ProblemDescriptors.InvalidValue, _ramp["to"].Range, "a ramp must not fall: 'to' is less than 'from'");
            return null;
        }

        if (start >= end)
        {
            _values.Report(ProblemDescriptors.InvalidValue, _ramp["end"].Range, "a ramp must end after it starts");
            return null;
        }

        return from is null || to is null || start is null || end is null
            ? null
            : new LinearRamp(from.Value, to.Value, start.Value, end.Value);
    }

    private SteppedRamp? ReadSteps()
    {
        var node = _ramp["steps"];
        foreach (var other in new[] { "from", "to", "start", "end" }.Where(name => !_ramp[name].IsMissing))
        {
            _values.Report(ProblemDescriptors.InvalidValue, _ramp[other].Range, $"a ramp has either 'steps' or '{other}', not both");
        }

        if (!node.IsArray)
        {
            _values.ReportValue(node, "'steps'", "an array of steps");
            return null;
        }

        var steps = new Collected<RampStep>(node.Items().Count());
        foreach (var item in node.Items())
        {
            if (ReadStep(item, steps.Last) is { } step)
            {
                steps.Add(step);
            }
        }

        return new SteppedRamp(steps.ToArray());
    }

    private RampStep? ReadStep(JsonNode node, RampStep? before)
    {
        if (!_step.Read(node, node.Range))
        {
            return null;
        }

        var at = _values.ReadTime(_step.Require("at"), "the time of a step");
        var share = ReadShare(_step.Require("percentage"));
        if (at <= before?.At)
        {
            _values.Report(ProblemDescriptors.InvalidValue, _step["at"].Range, "a step must come after the one before it");
        }

        if (share < before?.Thousandths)
        {
            _values.Report(ProblemDescriptors.InvalidValue, _step["percentage"].Range, "a step must not fall below the one before it");
        }

        return at is null || share is null ? null : new RampStep(at.Value, share.Value);
    }
}
