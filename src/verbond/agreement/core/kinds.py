def propose_kind(text):
    return None, ()
