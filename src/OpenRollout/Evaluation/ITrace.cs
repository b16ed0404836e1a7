namespace OpenRollout.Evaluation;

/// <summary>Watches an evaluation. A structure without code in its methods costs the evaluation nothing.</summary>
internal interface ITrace
{
    /// <summary>A condition or a time was tested.</summary>
    void Tested(int at, AttributeValue value, bool holds);

    /// <summary>It was looked whether a required flag is on.</summary>
    void Required(int at, bool isOn);

    /// <summary>A bucket was held against a share.</summary>
    void Shared(int at, int? bucket, int share, bool isIn);

    /// <summary>A unit found its place in a split; null where the unit is missing.</summary>
    void Split(int at, int? place);

    /// <summary>The evaluation came to its end.</summary>
    void Ended(int at);
}
