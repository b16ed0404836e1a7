namespace OpenRollout.Evaluation;

/// <summary>Watches nothing.</summary>
internal readonly struct NoTrace : ITrace
{
    public void Tested(int at, AttributeValue value, bool holds)
    {
    }

    public void Required(int at, bool isOn)
    {
    }

    public void Shared(int at, int? bucket, int share, bool isIn)
    {
    }

    public void Split(int at, int? place)
    {
    }

    public void Ended(int at)
    {
    }
}
