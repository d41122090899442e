namespace Portal.Data.Notices;

/// <summary>The numbers of <see cref="EventPackKinds"/>, those that were met last before the others: what comes again and again is a small number.</summary>
internal sealed class EventPackRecent
{
    private readonly byte[] numbers = new byte[EventPackKinds.Other + 1];

    internal EventPackRecent()
    {
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = (byte)at;
        }
    }

    /// <summary>The number at a place; from now on it stands first.</summary>
    /// <exception cref="InvalidDataException">There is no such place.</exception>
    internal int At(ulong place)
    {
        if (place >= (ulong)numbers.Length)
        {
            throw new InvalidDataException("A pack of events names a kind that is not known.");
        }

        var number = numbers[place];
        MoveToFront((int)place);
        return number;
    }

    private void MoveToFront(int place)
    {
        var number = numbers[place];
        Array.Copy(numbers, 0, numbers, 1, place);
        numbers[0] = number;
    }
}
