namespace OpenRollout.Evaluation.Execution;

/// <summary>Observes nothing. For flags that call no segment.</summary>
internal readonly struct NoTrace : ITrace
{
    private const int Unknown = -1;

    public void Tested(int at, AttributeValue value, bool holds)
    {
    }

    public int Call(int at, int segment) => Unknown;

    public int Return(bool isMember) => Unknown;

    public void Required(int at, bool isOn)
    {
    }

    public bool Shared(int at, int? bucket, int share, bool isIn) => isIn;

    public void Split(int at, int? place)
    {
    }

    public void Ended(int at)
    {
    }
}
