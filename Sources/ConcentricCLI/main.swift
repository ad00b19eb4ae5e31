print("concentric")
